// The parts of the editor that take something from the article: spans, parties, claims.
import { fill, h } from "./dom.js";
import { t } from "./strings.js";
import { fieldName, partiesOf, partyName, typeName } from "./values.js";

// A span, taken from the selection in the text.
export function spanPicker(name, value, context, needed) {
  let span = value;
  const words = h("span", { class: "picked", lang: "de" });
  const clear = h("button", { type: "button", class: "small", onclick: () => set(null), "aria-label": t("edit.clear", { field: fieldName(name) }) }, "×");
  const take = h("button", { type: "button", class: "small take", onclick: fromSelection }, t("edit.take"));
  const element = h("div", { class: "span-picker", id: `field-${name}`, tabindex: "-1" }, words, h("span", { class: "row" }, take, needed ? null : clear));
  function set(next) {
    span = next;
    fill(words, span ? span.text : t("edit.nothing"));
    words.classList.toggle("soft", !span);
    clear.hidden = !span;
    context.changed?.();
  }
  function fromSelection() {
    const chosen = context.selection();
    if (chosen) set(chosen);
    else context.say(t("edit.select_first"));
  }
  set(value);
  return { element, read: () => span && { start: span.start, end: span.end }, set };
}

// Parties: chosen among the article's actors, or named by the selected words.
export function partyPicker({ name, kind }, claim, context) {
  let parties = partiesOf(claim, name).filter((party) => party.start !== null);
  const chips = h("span", { class: "chips" });
  const choice = h("select", { id: `field-${name}`, onchange: addChosen, "aria-label": t("edit.choose_actor", { field: fieldName(name) }) });
  const take = h("button", { type: "button", class: "small", onclick: fromSelection }, t("edit.take"));
  const element = h("div", { class: "party-picker" }, chips, h("span", { class: "row" }, choice, take));
  const options = context.actors.map((actor, i) => h("option", { value: String(i) }, `${actor.name} (${actor.mentions.length})`));
  fill(choice, h("option", { value: "" }, t("edit.add_actor")), options);

  function draw() {
    const one = (party, i) =>
      h("span", { class: "party-chip" }, partyName(party), h("button", { type: "button", onclick: () => remove(i), "aria-label": t("edit.remove", { name: partyName(party) }) }, "×"));
    fill(chips, parties.length ? parties.map(one) : h("span", { class: "soft" }, t("edit.nobody")));
  }
  function remove(i) {
    parties = parties.filter((_, at) => at !== i);
    draw();
    choice.focus();
  }
  function add(party) {
    parties = kind === "role" ? [party] : [...parties.filter((known) => known.start !== party.start || known.end !== party.end), party];
    draw();
  }
  function addChosen() {
    const actor = context.actors[Number(choice.value)];
    if (choice.value === "" || !actor) return;
    const [start, end] = nearest(actor.mentions, context.place());
    add({ start, end, text: context.words(start, end) ?? actor.name, name: actor.name, id: actor.id, kind: actor.kind, resolved: null });
    choice.value = "";
  }
  function fromSelection() {
    const span = context.selection();
    if (!span) return context.say(t("edit.select_first"));
    return add({ ...span, name: span.text, id: null, kind: "unknown", resolved: null });
  }
  draw();
  return { element, read: () => (kind === "role" ? parties[0] || null : parties) };
}

// The mention next to a place, those before it first.
export function nearest(mentions, place) {
  const distance = ([start, end]) => (end <= place ? place - end : (start - place) * 1.5);
  return [...mentions].sort((a, b) => distance(a) - distance(b))[0];
}

// The claims that a denial answers.
export function claimPicker(name, value, context) {
  const chosen = new Set(value || []);
  const boxes = context.answerable(chosen).map((item) => {
    const box = h("input", { type: "checkbox", value: item.id, checked: chosen.has(item.id) });
    return h("label", {}, box, h("b", {}, typeName(item.claim.type)), " ", h("span", { lang: "de" }, item.claim.anchor.text));
  });
  const none = h("span", { class: "soft" }, t("edit.no_claims"));
  const element = h("div", { class: "claim-picker", id: `field-${name}`, tabindex: "-1", role: "group", "aria-label": fieldName(name) }, boxes.length ? boxes : none);
  return { element, read: () => [...element.querySelectorAll("input:checked")].map((box) => box.value) };
}
