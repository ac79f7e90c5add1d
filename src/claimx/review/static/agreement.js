// How far two annotators agree: the figures, by type, and the articles where they differ.
import { fill, h } from "./dom.js";
import { t } from "./strings.js";
import { figure, percent, typeName } from "./values.js";

export async function agreementPage(app, params) {
  const { api } = app;
  const { annotators } = await api.overview();
  const place = h("div", { class: "agreement" });
  const names = { one: params.one || api.session.annotator, other: params.other || annotators.find((name) => name !== api.session.annotator) || "" };
  const choose = (side) => {
    const options = [...new Set([names[side], ...annotators])].filter(Boolean).map((name) => h("option", { value: name, selected: name === names[side] }, name));
    const box = h("select", { id: `who-${side}`, onchange: () => ((names[side] = box.value), load().catch(app.failed)) }, options);
    return h("label", { for: `who-${side}` }, h("span", {}, t(`agreement.${side}`)), box);
  };
  async function load() {
    app.replace("#/agreement", names);
    if (!names.one || !names.other || names.one === names.other) return fill(place, h("p", { class: "empty" }, t("agreement.need_two")));
    return fill(place, agreementTables(app, await api.agreement(names.one, names.other)));
  }
  const head = h("header", { class: "head" }, h("h1", {}, t("agreement.title")), h("p", { class: "soft" }, t("agreement.what")));
  const main = h("main", { class: "list-page", id: "main" }, head, h("div", { class: "who" }, choose("one"), choose("other")), place);
  await load();
  return { element: main, title: t("agreement.title"), key: () => false };
}

function agreementTables(app, found) {
  if (!found.all.places) return h("p", { class: "empty" }, t("agreement.nothing"));
  const tile = (key, value) => h("div", { class: "tile" }, h("b", {}, value), h("span", {}, t(key)));
  const { all } = found;
  const tiles = h("div", { class: "tiles" }, tile("agreement.relaxed", percent(all.relaxed)), tile("agreement.strict", percent(all.strict)), tile("agreement.alpha", figure(all.alpha)), tile("agreement.places", figure(all.places)));
  const cell = (value) => h("td", { class: "number" }, value);
  const typeRow = ([type, row]) => h("tr", {}, h("th", { scope: "row" }, typeName(type)), cell(row.one), cell(row.other), cell(percent(row.relaxed)), cell(percent(row.strict)));
  const head = (...keys) => h("thead", {}, h("tr", {}, keys.map((key, i) => h("th", { scope: "col", class: i ? "number" : "" }, i && !key.includes(".") ? key : t(key)))));
  const types = h("table", {}, head("agreement.type", found.one, found.other, "agreement.relaxed", "agreement.strict"), h("tbody", {}, Object.entries(found.types).map(typeRow)));
  const link = (row) => h("a", { href: app.address(`#/a/${encodeURIComponent(row.id)}`, { with: `@${found.other}` }), lang: "de" }, row.title || row.id);
  const articleLine = (row) => h("tr", {}, h("th", { scope: "row" }, link(row)), cell(row.differing), cell(percent(row.relaxed)), cell(figure(row.alpha)));
  const articles = h("table", {}, head("agreement.article", "agreement.differing", "agreement.relaxed", "agreement.alpha"), h("tbody", {}, found.articles.map(articleLine)));
  const scroll = (table) => h("div", { class: "scroll" }, table);
  return [tiles, h("p", { class: "hint" }, t("agreement.definition")), h("h2", {}, t("agreement.by_type")), scroll(types), h("h2", {}, t("agreement.by_article")), scroll(articles)];
}
