// Dialogs: the keys, the annotator's name, questions.
import { h } from "./dom.js";
import { t } from "./strings.js";
import { typeName } from "./values.js";

// Opens a dialog; the promise gives what it was closed with.
export function dialog(title, content, { buttons = [], wide = false } = {}) {
  const box = h("dialog", { class: wide ? "wide" : "", "aria-label": title });
  const form = h("form", { method: "dialog" }, h("h2", {}, title), content, h("div", { class: "acts" }, buttons));
  if (!buttons.length) form.lastChild.append(h("button", { class: "act", value: "" }, t("dialog.close")));
  box.append(form);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // the browser closes it a moment later, and loses a key that is typed meanwhile
    box.close();
  });
  document.body.append(box);
  box.showModal();
  box.scrollTop = 0;
  return new Promise((resolve) => {
    box.addEventListener("close", () => {
      box.remove();
      resolve(box.returnValue);
    });
  });
}

const KEYS = ["j", "k", "a", "r", "e", "u", "b", "/", "n", "p", "l", "esc", "?"];
const READING = new Set(["j", "k", "/", "n", "p", "l", "esc", "?"]);

export function showHelp(boot, readOnly) {
  const line = (key, words) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, words)];
  const keys = KEYS.filter((key) => !readOnly || READING.has(key)).map((key) => line(key, t(`key.${key}`)));
  const types = Object.keys(boot.types).slice(0, 9).map((type, i) => line(String(i + 1), typeName(type)));
  const typeKeys = readOnly ? null : h("div", {}, h("h3", {}, t("help.types")), h("dl", { class: "keys" }, types));
  const marks = h("div", { class: "legend" }, h("h3", {}, t("help.marks")), h("ul", {}, ["line", "overlap", "aside", "arrow", "gone"].map((name) => h("li", {}, t(`help.${name}`)))));
  return dialog(t("help.title"), h("div", { class: "columns" }, h("div", {}, h("h3", {}, t("help.keys")), h("dl", { class: "keys" }, keys)), typeKeys, marks), { wide: true });
}

export function askName(now) {
  const box = h("input", { value: now, maxlength: 60, autocomplete: "name", id: "annotator-name" });
  const content = [h("label", { for: "annotator-name" }, t("annotator.label")), box, h("p", { class: "hint" }, t("annotator.hint"))];
  const answer = dialog(t("annotator.title"), content, { buttons: [h("button", { class: "act accept", value: "ok" }, t("dialog.ok")), h("button", { class: "act", value: "", formnovalidate: true }, t("edit.cancel"))] });
  box.select();
  return answer.then((value) => (value === "ok" ? box.value.trim() : ""));
}

// How sure claims must be to be accepted together; counts(low) says how many that are.
export function askBulk(counts) {
  const slider = h("input", { type: "range", min: 0, max: 100, step: 5, value: 90, id: "bulk-low" });
  const words = h("output", { for: "bulk-low" });
  const say = () => words.replaceChildren(t("bulk.count", { n: counts(slider.value / 100), low: Number(slider.value) }));
  slider.addEventListener("input", say);
  say();
  const content = [h("label", { for: "bulk-low" }, t("bulk.label")), slider, words, h("p", { class: "hint" }, t("bulk.hint"))];
  const answer = dialog(t("bulk.title"), content, { buttons: [h("button", { class: "act accept", value: "ok" }, t("bulk.do")), h("button", { class: "act", value: "" }, t("edit.cancel"))] });
  return answer.then((value) => (value === "ok" ? slider.value / 100 : null));
}
