// The list of articles, and the filters that it shares with an open article.
import { fill, h, later } from "./dom.js";
import { shownDate, t } from "./strings.js";
import { percent, typeName } from "./values.js";

const READ_AGAIN = 2000; // milliseconds

export const FILTER_NAMES = ["type", "status", "actor", "source", "low", "high", "q"];

// Filters as a form; onchange gets the values that are set. `counts` (type to number) leaves out types that do not occur.
export function filterBar(boot, api, filters, onchange, { counts = null, searchId }) {
  const values = { ...filters };
  const set = (name, value) => {
    values[name] = value;
    onchange(Object.fromEntries(FILTER_NAMES.filter((key) => values[key]).map((key) => [key, values[key]])));
  };
  const soon = later(set, 250);
  const search = h("input", { type: "search", id: searchId, value: values.q || "", placeholder: t("filter.q"), "aria-label": t("filter.q"), "aria-keyshortcuts": "/", oninput: () => soon("q", search.value.trim()) });
  const options = [["", t("filter.any_status")], ...boot.statuses.map((status) => [status, t(`status.${status}`)])];
  const status = h("select", { onchange: () => set("status", status.value), "aria-label": t("filter.status") }, options.map(([value, words]) => h("option", { value, selected: value === (values.status || "") }, words)));
  const [actor, source] = ["actor", "source"].map((name) => {
    const known = h("datalist", { id: `${searchId}-${name}s` });
    const suggest = later(async (words) => fill(known, (await api.actors(words).catch(() => [])).map((value) => h("option", { value }))), 150);
    const box = h("input", { type: "search", value: values[name] || "", placeholder: t(`filter.${name}`), "aria-label": t(`filter.${name}`), list: known.id, autocomplete: "off" });
    box.addEventListener("input", () => {
      suggest(box.value);
      soon(name, box.value.trim());
    });
    return [box, known];
  });
  const bound = (name, otherwise) => {
    const steps = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];
    const box = h("select", { onchange: () => set(name, Number(box.value) === otherwise ? "" : box.value), "aria-label": t(`filter.${name}`) });
    return fill(box, steps.map((step) => h("option", { value: String(step), selected: Number(values[name] || otherwise) === step }, percent(step)))) && box;
  };
  const sure = h("span", { class: "range" }, h("span", {}, t("filter.confidence")), bound("low", 0), "–", bound("high", 1));
  return h("div", { class: "filters", role: "search" }, search, h("div", { class: "row" }, status, actor, source, sure), typeChips(boot, values, set, counts));
}

function typeChips(boot, values, set, counts) {
  const chosen = new Set((values.type || "").split(",").filter(Boolean));
  const types = Object.keys(boot.types).filter((type) => !counts || counts[type] || chosen.has(type));
  const toggle = (type, button) => {
    if (!chosen.delete(type)) chosen.add(type);
    button.setAttribute("aria-pressed", String(chosen.has(type)));
    set("type", [...chosen].join(","));
  };
  const one = (type) => {
    const words = [typeName(type), counts ? h("small", {}, String(counts[type] || 0)) : null];
    const button = h("button", { type: "button", class: `chip toggle type-${type}`, "aria-pressed": String(chosen.has(type)) }, words);
    button.addEventListener("click", () => toggle(type, button));
    return button;
  };
  return h("div", { class: "types", role: "group", "aria-label": t("filter.type") }, types.map(one));
}

export function progress(done, all) {
  const bar = h("progress", { max: all || 1, value: all ? done : 1, "aria-label": t("list.progress") });
  return h("span", { class: "progress" }, bar, h("span", {}, t("list.judged", { done, all })));
}

export async function listPage(app, params) {
  const { api, boot } = app;
  const filters = Object.fromEntries(FILTER_NAMES.filter((name) => params[name]).map((name) => [name, params[name]]));
  const rows = h("div", { class: "rows" });
  const found = h("p", { class: "found", role: "status" });
  const total = h("div", { class: "total" });
  const state = { filters, page: Number(params.page) || 1, number: 0 };
  const reading = h("p", { class: "found soft", role: "status", hidden: true });

  async function load() {
    const number = (state.number += 1);
    const values = { ...state.filters, page: state.page > 1 ? state.page : "" };
    app.replace("#/", values);
    await show(number, values);
  }

  // The list again while the server still reads a large folder, until another view or list is shown.
  const again = (number, values) => number === state.number && main.isConnected && Promise.all([show(number, values), sums()]).catch(app.failed);

  async function show(number, values) {
    const answer = await api.list(values);
    if (number !== state.number) return;
    reading.hidden = !answer.reading;
    if (answer.reading) {
      fill(reading, t("list.reading", answer.reading));
      setTimeout(again, READ_AGAIN, number, values);
    }
    const asked = Object.keys(state.filters).length;
    fill(found, t(asked ? "list.found_claims" : "list.found", { n: answer.total, claims: answer.claims }));
    fill(rows, answer.articles.length ? answer.articles.map((row) => articleRow(app, row, state.filters, asked)) : h("p", { class: "empty" }, t("list.empty")), pager(answer, turn));
  }
  const turn = (page) => {
    state.page = page;
    load().catch(app.failed);
    scrollTo(0, 0);
  };
  const onchange = (next) => {
    state.filters = next;
    state.page = 1;
    load().catch(app.failed);
  };
  const bar = filterBar(boot, api, filters, onchange, { searchId: "search" });
  const main = h("main", { class: "list-page", id: "main" }, h("header", { class: "head" }, h("h1", {}, api.folder || t("list.title")), total), bar, reading, found, rows);
  const gold = api.readOnly ? null : h("button", { type: "button", class: "act export", onclick: () => app.exportGold().catch(app.failed) }, t("bar.export"));
  async function sums() {
    const { articles, claims, judged } = (await api.overview()).overall;
    fill(total, h("span", { class: "soft" }, t("list.total", { n: articles, claims })), progress(judged, claims), gold);
  }
  await sums();
  await load();
  return { element: main, title: api.folder, key: (key) => listKey(key, main) };
}

function articleRow(app, row, filters, asked) {
  const meta = [row.published && shownDate(row.published), row.publisher, row.id].filter(Boolean).join(" · ");
  return h(
    "a",
    { class: "article-row", href: app.address(`#/a/${encodeURIComponent(row.id)}`, filters) },
    h("span", { class: "title", lang: "de" }, row.title || row.id),
    h("span", { class: "meta" }, meta),
    asked ? h("span", { class: "matches" }, t("list.matches", { n: row.matches })) : null,
    progress(row.judged, row.claims),
  );
}

function pager({ page, pages }, turn) {
  if (pages < 2) return null;
  const button = (to, words) => h("button", { type: "button", class: "act", disabled: to < 1 || to > pages, onclick: () => turn(to) }, words);
  return h("nav", { class: "pager", "aria-label": t("list.pages") }, button(page - 1, t("list.previous")), h("span", {}, t("list.page", { page, pages })), button(page + 1, t("list.next")));
}

// j and k go through the rows.
function listKey(key, main) {
  if (key === "/") main.querySelector("#search").focus();
  else if (key === "j" || key === "k") {
    const rows = [...main.querySelectorAll(".article-row")];
    const at = rows.indexOf(document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, at + (key === "j" ? 1 : -1)))]?.focus();
  } else return false;
  return true;
}
