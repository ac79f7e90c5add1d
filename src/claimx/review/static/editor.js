// The form on which a claim is corrected or made: every field of its type, with the article's actors and spans to choose.
import { fill, h } from "./dom.js";
import { t } from "./strings.js";
import { choiceName, fieldName, typeName } from "./values.js";
import { claimPicker, partyPicker, spanPicker } from "./pickers.js";

// boot: types, shared fields and choices; context: see article.js; done(content) stores, cancel() closes.
export function editor(claim, { boot, context, done, cancel, added }) {
  let draft = structuredClone(claim);
  let readers = {};
  const body = h("div", { class: "fields" });
  const problems = h("div", { class: "problems", role: "alert" });
  const types = Object.keys(boot.types).map((type, i) => h("option", { value: type, selected: type === draft.type }, i < 9 ? `${i + 1} ${typeName(type)}` : typeName(type)));
  const typeChoice = h("select", { id: "field-type", onchange: () => changeType(typeChoice.value) }, types);
  const form = h(
    "form",
    { class: `editor type-${draft.type}`, "aria-label": t(added ? "edit.title_add" : "edit.title"), onsubmit: submit },
    h("h2", {}, t(added ? "edit.title_add" : "edit.title")),
    label("type", typeChoice),
    body,
    problems,
    h("div", { class: "acts" }, h("button", { type: "submit", class: "act accept" }, t("edit.save"), h("kbd", { "aria-hidden": "true" }, "↵")), h("button", { type: "button", class: "act", onclick: cancel }, t("edit.cancel"), h("kbd", { "aria-hidden": "true" }, "esc"))),
  );

  function changeType(type) {
    draft = movedTo(type, { ...draft, ...read() }, boot);
    form.className = `editor type-${type}`;
    typeChoice.value = type;
    draw();
  }

  function draw() {
    const inside = { ...context, place: () => draft.anchor.start };
    readers = {};
    const anchor = spanPicker("anchor", draft.anchor, inside, true);
    const whole = spanPicker("claim", { start: draft.start, end: draft.end, text: context.words(draft.start, draft.end) ?? draft.text }, inside, true);
    readers.anchor = anchor.read;
    readers.claim = whole.read;
    const rows = [label("anchor", anchor.element), label("claim", whole.element)];
    for (const field of [...boot.types[draft.type], ...boot.shared]) rows.push(fieldRow(field, inside));
    fill(body, rows);
  }

  function fieldRow(field, inside) {
    const { name, kind, needed } = field;
    const value = draft[name];
    if (kind === "quantity") return quantityFields(name, value);
    if (kind === "time") return timeFields(name, value);
    let part;
    if (kind === "roles" || kind === "role") part = partyPicker(field, draft, inside);
    else if (kind === "span") part = spanPicker(name, value || null, inside, needed);
    else if (kind === "claims") part = claimPicker(name, value, inside);
    else part = choiceOf(name, value);
    readers[name] = part.read;
    return label(name, part.element);
  }

  function choiceOf(name, value) {
    const options = boot.choices[name].map((word) => h("option", { value: word, selected: word === value }, choiceName(name, word)));
    const element = h("select", { id: `field-${name}` }, value ? null : h("option", { value: "" }, t("edit.choose")), options);
    return { element, read: () => element.value || null };
  }

  function quantityFields(name, value) {
    const now = value || {};
    const box = (part) => h("input", { id: `field-${name}.${part}`, inputmode: "decimal", autocomplete: "off", value: now[part] ?? "" });
    const [exact, low, high, unit] = ["value", "min", "max", "unit"].map(box);
    unit.inputMode = "text";
    const about = h("input", { type: "checkbox", checked: now.approximate });
    const numbers = [exact, low, high];
    readers[name] = () => {
      const [value_, min, max] = numbers.map((input, i) => {
        const before = now[["value", "min", "max"][i]] ?? null;
        return input.value === String(before ?? "") ? before : parsedNumber(input.value);
      });
      if ([value_, min, max].every((part) => part === null)) return null;
      return { start: now.start, end: now.end, value: value_, min, max, approximate: about.checked, unit: unit.value };
    };
    const small = (part, element) => h("label", {}, h("span", {}, t(`field.${part}`)), element);
    const parts = [small("value", exact), small("min", low), small("max", high), small("unit", unit)];
    return h("fieldset", { class: "numbers", id: `field-${name}`, tabindex: "-1" }, h("legend", {}, fieldName(name)), parts, h("label", { class: "check" }, about, t("field.approximate")));
  }

  function timeFields(name, value) {
    const now = value || {};
    const kind = h("select", { id: `field-${name}.type` }, boot.choices.time_type.map((word) => h("option", { value: word, selected: word === (now.type || "DATE") }, choiceName("time_type", word))));
    const words = h("input", { id: `field-${name}.value`, autocomplete: "off", spellcheck: "false", value: now.value || "", placeholder: "2024-10-22" });
    readers[name] = () => (words.value.trim() ? { start: now.start, end: now.end, type: kind.value, value: words.value } : null);
    const small = (part, element) => h("label", {}, h("span", {}, t(`field.${part}`)), element);
    return h("fieldset", { class: "numbers two", id: `field-${name}`, tabindex: "-1" }, h("legend", {}, fieldName(name)), small("time_type", kind), small("time_value", words), h("p", { class: "hint" }, t("edit.time_hint")));
  }

  function read() {
    const content = { type: draft.type };
    for (const [name, reader] of Object.entries(readers)) content[name] = reader();
    const { claim: whole, ...rest } = content;
    return { ...rest, start: whole?.start ?? null, end: whole?.end ?? null };
  }

  async function submit(event) {
    event.preventDefault();
    showProblems(problems, form, await done(read()));
  }

  draw();
  return { element: form, changeType, focus: () => typeChoice.focus() };
}

function label(name, element) {
  const target = element.id || element.querySelector("[id]")?.id;
  const plain = element.matches("select, input");
  return h("div", { class: "field" }, h(plain ? "label" : "span", { class: "name", for: plain ? target : null }, fieldName(name)), element);
}

// "12.000" and "12,5" as a German or an English reader writes them; NaN for what is no number, so that the check says so.
export function parsedNumber(words) {
  const plain = words.trim().replace(/[\s\u00a0\u202f']/g, "");
  if (!plain) return null;
  if (/^\d{1,3}([.,]\d{3})+$/.test(plain)) return Number(plain.replace(/[.,]/g, ""));
  if (/^\d+([.,]\d+)?$/.test(plain)) return Number(plain.replace(",", "."));
  return "?";
}

// A claim as one of another type: shared fields stay, and the main parties go where the new type has them.
const SENDERS = ["accuser", "denier", "speaker", "agent", "force", "participants"];
const RECEIVERS = ["accused", "target"];
const CONTENTS = ["allegation", "denied", "content", "object", "event", "activity"];

export function movedTo(type, claim, boot) {
  const moved = { type, ...Object.fromEntries(["start", "end", "text", "anchor"].map((name) => [name, claim[name]])) };
  for (const { name } of boot.shared) moved[name] = claim[name] ?? null;
  const names = boot.types[type].map((field) => field.name);
  for (const name of names) moved[name] = claim[name] ?? null;
  for (const group of [SENDERS, RECEIVERS, CONTENTS]) {
    const target = names.find((name) => group.includes(name));
    const origin = group.find((name) => claim[name] && (!Array.isArray(claim[name]) || claim[name].length));
    const empty = target && (!moved[target] || !moved[target].length);
    if (target && origin && empty && moved[target]?.start === undefined) moved[target] = claim[origin];
  }
  return moved;
}

function showProblems(place, form, problems) {
  for (const marked of form.querySelectorAll("[aria-invalid]")) marked.removeAttribute("aria-invalid");
  const line = ({ field, code, values }) => h("li", {}, h("b", {}, fieldName(field.split(".").at(-1))), ": ", t(`problem.${code}`, values));
  fill(place, problems?.length ? h("ul", {}, problems.map(line)) : null);
  const targets = (problems || []).map(({ field }) => form.querySelector(`#field-${CSS.escape(field)}`)).filter(Boolean);
  for (const target of targets) target.setAttribute("aria-invalid", "true");
  targets[0]?.focus();
}
