// The list of an article's claims: only the lines in sight exist, so that five thousand are as quick as five.
import { h } from "./dom.js";
import { t } from "./strings.js";
import { headline, percent, typeName } from "./values.js";

const LINE = 48; // pixels; the style sheet has the same
const SPARE = 6;

export class ClaimList {
  constructor(onChoose) {
    this.items = [];
    this.current = null;
    this.onChoose = onChoose;
    this.space = h("div", { class: "space", role: "presentation" });
    this.element = h("div", { class: "claim-list", role: "listbox", tabindex: "0", "aria-label": t("claims.list"), onscroll: () => this.draw() }, this.space);
    this.element.addEventListener("click", (event) => {
      const line = event.target.closest("[data-id]");
      if (line) this.onChoose(line.dataset.id);
    });
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  show(items, current) {
    this.items = items;
    this.current = current;
    this.space.style.height = `${items.length * LINE}px`;
    this.reveal();
    this.draw();
  }

  reveal() {
    const at = this.items.findIndex((item) => item.id === this.current);
    if (at < 0) return;
    const { scrollTop, clientHeight } = this.element;
    if (at * LINE < scrollTop) this.element.scrollTop = at * LINE;
    else if ((at + 1) * LINE > scrollTop + clientHeight) this.element.scrollTop = (at + 1) * LINE - clientHeight;
  }

  draw() {
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / LINE) - SPARE);
    const last = Math.min(this.items.length, Math.ceil((scrollTop + clientHeight) / LINE) + SPARE);
    const lines = this.items.slice(first, last).map((item, i) => this.line(item, first + i));
    this.space.replaceChildren(...lines);
    this.element.setAttribute("aria-activedescendant", this.current ? `claim-${this.current}` : "");
  }

  line(item, at) {
    const chosen = item.id === this.current;
    const { claim, status } = item;
    const sure = claim.confidence == null ? "" : percent(claim.confidence);
    const line = h(
      "div",
      {
        id: `claim-${item.id}`,
        class: `claim-line type-${claim.type} ${status}`,
        role: "option",
        "aria-selected": String(chosen),
        "aria-setsize": this.items.length,
        "aria-posinset": at + 1,
        data: { id: item.id },
      },
      h("span", { class: "dot", "aria-hidden": "true" }),
      h("span", { class: "what" }, h("b", {}, typeName(claim.type)), h("span", {}, headline(claim))),
      h("span", { class: "sure-small" }, sure),
      h("span", { class: `mark ${status}`, role: "img", "aria-label": t(`status.${status}`), title: t(`status.${status}`) }),
    );
    line.style.transform = `translateY(${at * LINE}px)`;
    return line;
  }
}
