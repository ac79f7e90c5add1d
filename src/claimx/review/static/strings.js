// The words of the interface, in the reader's language.
import { remember } from "./dom.js";

const spoken = { all: {}, now: "en" };

export function useStrings(all) {
  spoken.all = all;
  const wished = [remember("language"), ...(navigator.languages || []).map((name) => name.slice(0, 2))];
  setLanguage(wished.find((name) => name && all[name]) || "en");
}

export function setLanguage(name) {
  spoken.now = name;
  document.documentElement.lang = name;
}

export const language = () => spoken.now;
export const languages = () => Object.keys(spoken.all);

// The message of a key; {gaps} are filled, {"one", "other"} chosen by the value n. A key that is missing shows itself.
export function t(key, values = {}) {
  let message = spoken.all[spoken.now]?.[key] ?? spoken.all.en?.[key] ?? key;
  if (typeof message === "object") message = values.n === 1 ? message.one : message.other;
  return message.replace(/\{(\w+)\}/g, (gap, name) => (name in values ? shownNumber(values[name]) : gap));
}

export const known = (key) => key in (spoken.all[spoken.now] || {});

export function shownNumber(value, digits = 6) {
  return typeof value === "number" ? value.toLocaleString(spoken.now, { maximumFractionDigits: digits }) : String(value);
}

export function shownDay(value) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value || "")) return value || "";
  const options = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  return new Date(`${value}T00:00:00Z`).toLocaleDateString(spoken.now, options);
}

// A year, a month of a year, or a day, in the reader's words.
export function shownDate(value) {
  if (!/^\d{4}-\d{2}$/.test(value)) return shownDay(value);
  return new Date(`${value}-01T00:00:00Z`).toLocaleDateString(spoken.now, { month: "long", year: "numeric", timeZone: "UTC" });
}

export function shownTime(value) {
  return new Date(value).toLocaleString(spoken.now, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}
