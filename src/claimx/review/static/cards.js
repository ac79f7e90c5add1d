// The card of the current claim: what it says, on whose word, how sure, and what was decided.
import { h } from "./dom.js";
import { shownTime, t } from "./strings.js";
import { choiceName, fieldName, fieldWords, partiesOf, partyName, percent, quantityWords, timeWords, typeName } from "./values.js";

export function chip(type) {
  return h("span", { class: `chip type-${type}` }, typeName(type));
}

export function statusMark(status) {
  return h("span", { class: `status ${status}` }, t(`status.${status}`));
}

export function claimCard(item, context) {
  const { view, fields, act, readOnly } = context;
  const claim = item.claim;
  return h(
    "article",
    { class: `card type-${claim.type}`, "aria-label": `${typeName(claim.type)}: ${claim.anchor.text}` },
    h("header", {}, chip(claim.type), statusMark(item.status), sureness(claim)),
    quote(view, claim),
    h("dl", {}, fields(claim.type).map((field) => cardRow(item, field, context)), standingRow(claim), originRow(claim)),
    answers(item, context),
    item.place && !item.ghost ? difference(item, context) : null,
    view.theirs[item.id] && !item.place ? h("p", { class: "decided" }, t("compare.decided", { who: context.other.slice(1), status: t(`status.${view.theirs[item.id]}`) })) : null,
    item.state ? decided(item, context) : null,
    readOnly ? null : buttons(item, act),
  );
}

function decided(item, { act, readOnly }) {
  const words = t("card.decided", { status: t(`status.${item.status}`), at: shownTime(item.state.at) });
  const undo = h("button", { type: "button", class: "link-button", onclick: () => act("undo", item.id) }, t("act.undo"));
  return h("p", { class: "decided" }, words, readOnly ? null : undo);
}

function sureness(claim) {
  if (claim.confidence === undefined || claim.confidence === null) return null;
  const filled = h("span");
  filled.style.width = `${100 * claim.confidence}%`;
  return h("span", { class: "sure", title: t("card.confidence"), role: "img", "aria-label": `${t("card.confidence")} ${percent(claim.confidence)}` }, h("span", { class: "meter" }, filled), percent(claim.confidence));
}

// The claim's words, its anchor in bold.
function quote(view, claim) {
  const { start, end, anchor } = claim;
  if (view.text === null) return h("blockquote", { lang: "de" }, claim.text || anchor.text);
  const [from, to] = [Math.min(start, anchor.start), Math.max(end, anchor.end)];
  const words = [view.slice(from, anchor.start), h("b", {}, view.slice(anchor.start, anchor.end)), view.slice(anchor.end, to)];
  return h("blockquote", { lang: "de" }, words);
}

function cardRow(item, field, { act, view }) {
  const { name, kind } = field;
  const claim = item.claim;
  if (name === "modality" || name === "polarity" || name === "denies" || name === "cue") return null;
  let shown = null;
  if (kind === "roles" || kind === "role") {
    shown = partiesOf(claim, name).map((party) => partyChip(party, act));
    if (name === "source" && shown.length && claim.cue) shown.push(h("span", { class: "cue" }, t("card.cue", { words: claim.cue.text })));
  } else if (kind === "quantity" && claim[name]) shown = [h("b", {}, quantityWords(claim[name]))];
  else if (kind === "time" && claim[name]) shown = timeCell(claim[name]);
  else if (kind === "span" && claim[name]) shown = [h("span", { lang: "de" }, `„${claim[name].text}“`)];
  else if (claim[name]) shown = [fieldWords(claim, field)];
  if (!shown || !shown.length) {
    if (name === "source") return view.original.has(item.id) || item.state ? dlRow(name, h("span", { class: "soft" }, t("card.own_voice"))) : null;
    return field.needed || kind === "roles" ? dlRow(name, h("span", { class: "soft" }, "–")) : null;
  }
  return dlRow(name, shown);
}

const dlRow = (name, ...shown) => [h("dt", {}, fieldName(name)), h("dd", {}, ...shown)];

function timeCell(time) {
  const words = timeWords(time);
  return [h("b", {}, words), words === time.value ? null : h("code", {}, time.value)];
}

function partyChip(party, act) {
  const name = partyName(party);
  const other = party.name && party.text !== party.name ? h("small", {}, party.text) : null;
  const label = t("card.show_party", { name });
  const jump = () => party.start !== null && act("flash", party);
  return h("button", { type: "button", class: "party-chip", title: t(`kind.${party.kind || "unknown"}`), "aria-label": label, onclick: jump }, name, other);
}

function standingRow(claim) {
  const words = [choiceName("modality", claim.modality), claim.polarity === "negated" ? choiceName("polarity", "negated") : ""];
  return dlRow("modality", words.filter(Boolean).join(", "));
}

const originRow = (claim) => (claim.rule ? dlRow("rule", h("code", {}, claim.rule)) : null);

function answers(item, { view, act }) {
  const link = (id) => {
    const found = view.byId.get(id);
    const words = found ? found.claim.anchor.text : id;
    return h("button", { type: "button", class: "link-button", onclick: () => act("go", id) }, found ? chip(found.claim.type) : null, ` „${words}“`);
  };
  const block = (key, ids) => (ids.length ? h("p", { class: "answers" }, h("span", { class: "soft" }, t(key)), " ", ids.map(link)) : null);
  return [block("card.answers", item.claim.denies || []), block("card.answered", view.answered.get(item.id) || [])];
}

// What the gold, or the other annotator, has here.
function difference(item, { other, fields }) {
  const { kind, other: theirs, fields: names } = item.place;
  const who = other === "gold" ? t("compare.gold") : other.slice(1);
  if (kind === "same") return h("p", { class: "difference same" }, t("compare.same", { who }));
  if (kind === "other") return h("p", { class: "difference" }, t("compare.other", { who }));
  if (kind === "one") return h("p", { class: "difference" }, t("compare.one", { who }));
  if (kind === "type") return h("p", { class: "difference" }, t("compare.type", { who, type: typeName(theirs.type) }));
  const known = [{ name: "anchor", kind: "span" }, ...fields(theirs.type)];
  const rows = known.filter(({ name }) => names.includes(name)).map((field) => dlRow(field.name, fieldWords(theirs, field) || "–"));
  return h("div", { class: "difference" }, h("p", {}, t("compare.fields", { who })), h("dl", {}, rows));
}

function buttons(item, act) {
  const button = (name, key, extra = {}) =>
    h("button", { type: "button", class: `act ${name}`, onclick: () => act(name), "aria-keyshortcuts": key, ...extra }, t(`act.${name}`), h("kbd", { "aria-hidden": "true" }, key));
  if (item.ghost) return h("div", { class: "acts" }, button("take", "a"));
  const pressed = (status) => ({ "aria-pressed": String(status.includes(item.status)) });
  return h(
    "div",
    { class: "acts" },
    button("accept", "a", pressed(["accepted", "corrected", "added"])),
    button("reject", "r", pressed(["rejected"])),
    button("edit", "e"),
  );
}
