// One article: its text with the claims, the card of the current one, filters, the list of all.
import { announce, fill, h } from "./dom.js";
import { shownDate, t } from "./strings.js";
import { fieldName } from "./values.js";
import { ArticleView } from "./view.js";
import { assign, framesOf, laneOf, paragraphsOf, renderParagraph, renderPlain } from "./marks.js";
import { drawLinks } from "./links.js";
import { claimCard } from "./cards.js";
import { ClaimList } from "./claims.js";
import { selectedSpan, sentenceAround } from "./selection.js";
import { editor, movedTo } from "./editor.js";
import { askBulk } from "./help.js";
import { FILTER_NAMES, filterBar, progress } from "./list.js";
import { Actions } from "./actions.js";
import { articleKey } from "./keys.js";

export async function articlePage(app, id, params) {
  const page = new ArticlePage(app, await app.api.article(id), params);
  await page.compare(params.with || "");
  page.start();
  return { element: page.element, title: page.view.article.title || id, key: (key, event) => articleKey(page, key, event), focus: () => page.refocus(), close: () => page.close(), arrived: () => page.scrollTo(page.item(), "nearest") };
}

class ArticlePage {
  constructor(app, data, params) {
    Object.assign(this, { app, api: app.api, boot: app.boot, other: "", current: null, editing: null, shownItems: [] });
    this.view = new ArticleView(data);
    this.filters = Object.fromEntries(FILTER_NAMES.filter((name) => params[name]).map((name) => [name, params[name]]));
    this.actions = new Actions(this);
    this.fields = (type) => [...this.boot.types[type], ...this.boot.shared];
    this.text = h("div", { class: "text", lang: "de", tabindex: "-1" });
    this.done = h("div", { class: "done" });
    this.slot = h("div", { class: "slot" });
    this.position = h("output", { class: "position", "aria-live": "polite" });
    this.list = new ClaimList((chosen) => this.go(chosen));
    this.filterPlace = h("details", { class: "filter-box", open: innerWidth > 960 && Object.keys(this.filters).length > 0 });
    this.adder = h("div", { class: "adder", hidden: true });
    this.element = h("main", { class: "article-page", id: "main" }, this.reading(), this.panel());
    this.text.addEventListener("click", (event) => this.clicked(event));
    this.onselect = () => this.offerAdding();
    document.addEventListener("selectionchange", this.onselect);
    this.resized = new ResizeObserver(() => this.links());
    this.resized.observe(this.text);
  }

  close() {
    document.removeEventListener("selectionchange", this.onselect);
    this.resized.disconnect();
    this.watcher?.disconnect();
  }

  reading() {
    const { title, id, published, publisher, published_from: origin } = this.view.article;
    const day = published ? shownDate(published) + (origin ? ` (${t(`published.${origin}`)})` : "") : t("article.no_date");
    const back = h("a", { href: this.app.address("#/", this.filters), class: "back" }, `← ${t("list.title")}`);
    const head = h("header", { class: "head" }, back, h("h1", { lang: "de" }, title || id), h("p", { class: "meta" }, [day, publisher, id].filter(Boolean).join(" · ")), this.done);
    return h("section", { class: "reading", "aria-label": t("article.text") }, head, this.text, this.adder);
  }

  panel() {
    const step = (by, words, key) => h("button", { type: "button", class: "step", onclick: () => this.step(by), "aria-label": words, title: `${words} (${key})`, "aria-keyshortcuts": key }, by < 0 ? "↑" : "↓");
    const fold = h("button", { type: "button", class: "fold", "aria-expanded": "true", onclick: () => fold.setAttribute("aria-expanded", String(!this.side.classList.toggle("folded"))) }, t("panel.fold"));
    const bulk = this.api.readOnly ? null : h("button", { type: "button", class: "act quiet", onclick: () => this.act("bulk"), "aria-keyshortcuts": "b" }, t("act.bulk"), h("kbd", { "aria-hidden": "true" }, "b"));
    this.compareBox = h("select", { "aria-label": t("compare.label"), onchange: () => this.compare(this.compareBox.value).then(() => this.refresh()).catch(this.app.failed) });
    const nav = h("div", { class: "bar" }, step(-1, t("panel.previous"), "k"), this.position, step(1, t("panel.next"), "j"), fold);
    this.side = h("aside", { class: "panel", "aria-label": t("panel.label") }, nav, h("div", { class: "scroller" }, this.slot, h("div", { class: "tools" }, this.compareBox, bulk), this.filterPlace, this.list.element));
    return this.side;
  }

  start() {
    if (this.view.text === null) {
      fill(this.text, h("p", { class: "notice" }, t("article.no_text")));
      this.refresh(false);
    } else {
      this.paragraphs = paragraphsOf(this.view);
      for (const paragraph of this.paragraphs) renderPlain(this.view, paragraph);
      this.text.append(...this.paragraphs.map((paragraph) => paragraph.element));
      this.refresh(false);
      this.watch();
    }
    const items = this.shownItems;
    this.drawFilters();
    const first = items?.find((item) => item.status === "open") || items?.[0];
    this.go(first?.id ?? null, false);
  }

  // Marks lines when they come near the window: a long article has thousands.
  watch() {
    const byElement = new Map(this.paragraphs.map((paragraph) => [paragraph.element, paragraph]));
    this.watcher = new IntersectionObserver((entries) => {
      const marks = this.marks();
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || byElement.get(target).marked) continue;
        renderParagraph(this.view, byElement.get(target), marks);
        this.watcher.unobserve(target);
      }
      this.links();
    }, { rootMargin: "1500px" });
    for (const { element } of this.paragraphs) this.watcher.observe(element);
  }

  drawFilters() {
    const counts = {};
    for (const item of this.view.items) counts[item.claim.type] = (counts[item.claim.type] || 0) + 1;
    const onchange = (filters) => {
      this.filters = filters;
      this.remember();
      this.refresh();
    };
    fill(this.filterPlace, h("summary", {}, t("filter.title")), filterBar(this.boot, this.api, this.filters, onchange, { counts, searchId: "claim-search" }));
  }

  remember() {
    this.app.replace(`#/a/${encodeURIComponent(this.view.article.id)}`, { ...this.filters, with: this.other });
  }

  async compare(other) {
    this.other = other;
    const answer = other ? await this.api.places(this.view.article.id, other) : { places: null };
    if (other && answer.places === null) announce(t("compare.no_gold"));
    this.view.places = answer.places;
    this.view.theirs = answer.statuses || {};
    this.view.rebuild();
    const names = this.app.annotators.filter((name) => name !== this.api.session.annotator);
    const options = [["", t("compare.none")], ...(this.api.hasGold ? [["gold", t("compare.with_gold")]] : []), ...names.map((name) => [`@${name}`, t("compare.with", { name })])];
    fill(this.compareBox, options.map(([value, words]) => h("option", { value, selected: value === other }, words)));
    this.compareBox.hidden = options.length < 2;
    this.remember();
  }

  // Everything anew: which claims are shown, their marks, card, list.
  refresh(whole = true) {
    this.shownItems = this.view.shown(this.filters);
    if (this.view.text !== null) {
      this.lanes = laneOf(this.shownItems);
      assign(this.paragraphs, this.shownItems);
      const marks = this.marks();
      for (const paragraph of this.paragraphs) if (paragraph.marked) renderParagraph(this.view, paragraph, marks);
    }
    fill(this.done, progress(this.view.judged(), this.view.original.size));
    if (whole) this.go(this.nearest(), false);
  }

  // The current claim, or where the filters hide it the next one that they show.
  nearest() {
    const item = this.item();
    if (!item || this.shownItems.includes(item)) return this.current;
    return (this.shownItems.find((one) => one.claim.anchor.start >= item.claim.anchor.start) || this.shownItems.at(-1))?.id ?? null;
  }

  marks() {
    const item = this.item();
    const frames = framesOf(item, item ? this.fields(item.claim.type) : []);
    return { lanes: this.lanes, current: this.current, frames, fieldName };
  }

  item() {
    return this.view.byId.get(this.current) || null;
  }

  // Makes a claim the current one, and only draws anew what that changes.
  go(id, scroll = true) {
    if (this.editing) this.stopEditing();
    const before = this.item();
    this.current = this.view.byId.has(id) ? id : (this.shownItems[0]?.id ?? null);
    const item = this.shownItems.length ? this.item() : null;
    const spans = [before, item].filter(Boolean).flatMap((one) => [one.claim, one.claim.anchor, ...framesOf(one, this.fields(one.claim.type))]);
    const marks = this.marks();
    for (const paragraph of this.paragraphs || []) {
      if (spans.some((span) => span.start < paragraph.end && span.end > paragraph.start)) renderParagraph(this.view, paragraph, marks);
    }
    const at = this.shownItems.findIndex((one) => one.id === this.current);
    fill(this.position, this.shownItems.length ? t("panel.position", { at: at < 0 ? "–" : at + 1, n: this.shownItems.length }) : t("panel.none"));
    fill(this.slot, item ? claimCard(item, this.context()) : h("p", { class: "empty" }, t(this.view.items.length ? "panel.none" : "panel.no_claims")));
    this.list.show(this.shownItems, this.current);
    if (scroll) this.scrollTo(item);
    this.links();
  }

  context() {
    return { view: this.view, fields: this.fields, other: this.other, readOnly: this.api.readOnly, act: (name, value) => this.act(name, value) };
  }

  scrollTo(item, block = "center") {
    if (!item || this.view.text === null) return;
    const piece = this.text.querySelector(`.piece[data-claims~="${CSS.escape(item.id)}"][data-start="${item.claim.anchor.start}"]`);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    piece?.scrollIntoView({ block, behavior: calm || block === "nearest" ? "auto" : "smooth" });
  }

  links() {
    cancelAnimationFrame(this.drawing);
    if (this.view.text !== null) this.drawing = requestAnimationFrame(() => drawLinks(this.text, this.view, this.paragraphs, this.shownItems, this.current));
  }

  neighbour(by) {
    const at = this.shownItems.findIndex((one) => one.id === this.current);
    return this.shownItems[at + by] || null;
  }

  step(by) {
    const next = this.neighbour(by);
    if (next) this.go(next.id);
  }

  async changed(id) {
    if (this.other) await this.compare(this.other);
    this.current = this.view.byId.has(id) ? id : this.current;
    const before = this.current;
    this.refresh();
    if (before === this.current) this.scrollTo(this.item());
  }

  async reload() {
    const data = await this.api.article(this.view.article.id);
    if (data.article.sha256 !== this.view.article.sha256) return location.reload();
    this.view.states = new Map(Object.entries(data.states));
    this.view.rebuild();
    return this.changed(this.current);
  }

  // Another tab may have decided meanwhile.
  async refocus() {
    if (!this.api.readOnly && !this.editing) await this.reload();
  }

  clicked(event) {
    if (!document.getSelection().isCollapsed) return;
    const ids = event.target.closest(".piece")?.dataset.claims.split(" ") || [];
    const at = ids.indexOf(this.current);
    if (ids.length) this.go(ids[(at + 1) % ids.length], false); // the next of those that lie one above the other
  }

  offerAdding() {
    if (this.api.readOnly || this.editing) return;
    const span = selectedSpan(this.text, this.view);
    this.adder.hidden = !span;
    if (!span) return;
    const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
    const frame = this.element.querySelector(".reading").getBoundingClientRect();
    fill(this.adder, h("button", { type: "button", class: "act accept", onclick: () => this.act("add") }, t("act.add"), h("kbd", { "aria-hidden": "true" }, "1–9")));
    this.adder.style.top = `${box.bottom - frame.top + 6}px`;
    this.adder.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - 220))}px`;
  }

  act(name, value) {
    if (name === "accept" || name === "reject") return this.item()?.ghost && name === "accept" ? this.act("take") : this.actions.judge(name);
    if (name === "undo") return this.actions.undo(value);
    if (name === "edit") return this.item() && !this.item().ghost && this.edit(this.item().claim, this.current);
    if (name === "take") return this.edit({ ...this.item().claim, id: undefined }, null);
    if (name === "add") return this.addSelected(value || "troop_count");
    if (name === "go") return this.go(value);
    if (name === "flash") return this.flash(value);
    return this.bulkDialog();
  }

  async bulkDialog() {
    const above = (low) => this.shownItems.filter((item) => item.status === "open" && (item.claim.confidence ?? 0) >= low);
    const low = await askBulk((bound) => above(bound).length);
    if (low !== null) await this.actions.bulk(above(low));
  }

  flash({ start, end }) {
    const pieces = [...this.text.querySelectorAll("[data-start]")].filter((piece) => Number(piece.dataset.start) >= start && Number(piece.dataset.start) < end);
    pieces[0]?.scrollIntoView({ block: "center" });
    for (const piece of pieces) piece.classList.add("flash");
    setTimeout(() => pieces.forEach((piece) => piece.classList.remove("flash")), 1200);
  }

  addSelected(type) {
    const span = selectedSpan(this.text, this.view);
    if (!span) return announce(t("edit.select_first"));
    const [start, end] = sentenceAround(this.view, this.paragraphs, span);
    const blank = { anchor: span, start, end, modality: "asserted", polarity: "affirmed" };
    return this.edit(movedTo(type, blank, this.boot), null);
  }

  edit(claim, id, type) {
    const { view } = this;
    const context = {
      actors: view.actors,
      selection: () => selectedSpan(this.text, view),
      words: (start, end) => (view.text === null ? null : view.slice(start, end)),
      answerable: (chosen) => view.items.filter((item) => chosen.has(item.id) || (["accusation", "criticism"].includes(item.claim.type) && !item.ghost && item.id !== id)),
      say: (words) => announce(words, true),
    };
    const done = async (content) => {
      const problems = await this.actions.store(id ? "edit" : "add", id, content);
      if (!problems) this.stopEditing();
      return problems;
    };
    this.editing = editor(claim, { boot: this.boot, context, done, added: !id, cancel: () => this.go(this.current, false) });
    this.adder.hidden = true;
    fill(this.slot, this.editing.element);
    this.side.classList.remove("folded");
    this.side.querySelector(".scroller").scrollTop = 0;
    if (type) this.editing.changeType(type);
    this.editing.focus();
  }

  stopEditing() {
    this.editing = null;
    const item = this.item();
    if (item) fill(this.slot, claimCard(item, this.context()));
  }
}
