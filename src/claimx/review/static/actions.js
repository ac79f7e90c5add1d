// What an annotator does with claims: decisions sent to the server, and what the page says when one is refused.
import { announce } from "./dom.js";
import { t } from "./strings.js";
import { typeName } from "./values.js";

export class Actions {
  constructor(page) {
    this.page = page;
    this.busy = Promise.resolve();
  }

  // One after the other: a key that is held down must not overtake its answer.
  queue(work) {
    this.busy = this.busy.then(work).catch((error) => this.refused(error));
    return this.busy;
  }

  async refused(error) {
    announce(t(`error.${error.code || "unexpected"}`), true);
    if (error.code === "conflict" || error.code === "article_changed") await this.page.reload();
    else if (!error.code) throw error;
  }

  // Accept or reject the current claim, and go on to the next.
  judge(action) {
    return this.queue(async () => {
      const item = this.page.item();
      if (!item || item.ghost) return;
      const choice = { claim: item.id, action, seen: item.state?.decision || 0 };
      const next = this.page.neighbour(1);
      const { states } = await this.page.api.decide(this.page.view.article, [choice]);
      this.page.view.update(states);
      announce(t("said.status", { status: t(`status.${states[0].status}`), type: typeName(item.claim.type) }));
      await this.page.changed(next ? next.id : item.id);
    });
  }

  // Stores a corrected or an added claim; gives the problems where it cannot stand.
  async store(action, id, content) {
    const state = id && this.page.view.states.get(id);
    const choice = action === "add" ? { action, content } : { claim: id, action, content, seen: state?.decision || 0 };
    try {
      const { states } = await this.page.api.decide(this.page.view.article, [choice]);
      this.page.view.update(states);
      announce(t(action === "add" ? "said.added" : "said.corrected", { type: typeName(states[0].content.type) }));
      await this.page.changed(states[0].claim);
      return null;
    } catch (error) {
      if (error.code === "invalid") return error.body.problems;
      await this.refused(error);
      return null;
    }
  }

  bulk(items) {
    return this.queue(async () => {
      if (!items.length) return;
      const choices = items.map((item) => ({ claim: item.id, action: "accept", seen: 0 }));
      const { states } = await this.page.api.decide(this.page.view.article, choices);
      this.page.view.update(states);
      announce(t("said.bulk", { n: states.length }));
      await this.page.changed(this.page.current);
    });
  }

  // Takes back the latest decision on a claim, or in the whole article.
  undo(claim) {
    return this.queue(async () => {
      const { claims, states } = await this.page.api.undo(this.page.view.article, claim);
      if (!claims.length) return announce(t("said.nothing_to_undo"));
      this.page.view.update(states, claims);
      announce(t("said.undone", { n: claims.length }));
      const back = this.page.view.byId.has(claims[0]) ? claims[0] : this.page.current;
      return this.page.changed(back);
    });
  }
}
