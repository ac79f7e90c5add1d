// Where the page begins: language, addresses (#/…), keys, and the bar on top.
import { announce, fill, h, remember } from "./dom.js";
import { language, languages, setLanguage, t, useStrings } from "./strings.js";
import { serverApi } from "./api.js";
import { localApi } from "./local.js";
import { askName, showHelp } from "./help.js";
import { listPage } from "./list.js";
import { agreementPage } from "./agreement.js";
import { articlePage } from "./article.js";

const boot = JSON.parse(document.getElementById("boot").textContent);
const root = document.getElementById("app");
useStrings(boot.strings);

const app = { boot, api: boot.mode === "server" ? serverApi(boot) : localApi(boot), annotators: boot.annotators, page: null, shown: 0 };
const nameKey = `annotator of ${boot.annotator}`; // a server started for somebody else begins with their name
if (!app.api.readOnly && remember(nameKey)) app.api.session.annotator = remember(nameKey);

app.address = (path, values = {}) => {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();
  return query ? `${path}?${query}` : path;
};

// Changes the address without opening it anew.
app.replace = (path, values) => history.replaceState(null, "", app.address(path, values));

app.failed = (error) => {
  announce(t(`error.${error.code || "unexpected"}`), true);
  if (!error.code) console.error(error);
};

// The next or the previous article of the list that the open one was chosen from.
app.turn = async (by) => {
  const { id, params } = route();
  const { with: other, ...filters } = params;
  let found = await app.api.list(filters);
  const ids = [...found.articles];
  while (!ids.some((row) => row.id === id) && found.page < found.pages) {
    found = await app.api.list({ ...filters, page: found.page + 1 });
    ids.push(...found.articles);
  }
  const next = ids[ids.findIndex((row) => row.id === id) + by];
  if (next) location.hash = app.address(`#/a/${encodeURIComponent(next.id)}`, { ...filters, with: other });
  else announce(t("said.no_more_articles"));
};

function route() {
  const [path, query] = location.hash.replace(/^#/, "").split("?");
  const params = Object.fromEntries(new URLSearchParams(query || ""));
  if (path.startsWith("/a/")) return { name: "article", id: decodeURIComponent(path.slice(3)), params };
  return { name: path === "/agreement" && !app.api.readOnly ? "agreement" : "list", params };
}

async function open() {
  const number = (app.shown += 1);
  const { name, id, params } = route();
  let page;
  try {
    if (name === "article") page = await articlePage(app, id, params);
    else page = await (name === "agreement" ? agreementPage : listPage)(app, params);
  } catch (error) {
    app.failed(error);
    page = { element: h("main", { class: "list-page", id: "main" }, h("p", { class: "notice" }, t(`error.${error.code || "unexpected"}`)), h("a", { href: "#/" }, t("list.title"))), key: () => false };
  }
  if (number !== app.shown) return page.close?.();
  app.page?.close?.();
  app.page = page;
  document.title = [page.title, "claimx"].filter(Boolean).join(" – ");
  fill(root, topBar(name), page.element, h("div", { id: "toast", role: "status", "aria-live": "polite" }));
  scrollTo(0, 0);
  page.arrived?.();
  return null;
}

function topBar(name) {
  const link = (to, key, here) => h("a", { href: to, "aria-current": here ? "page" : null }, t(key));
  const skip = h("a", { class: "skip", href: "#main", onclick: skipToMain }, t("bar.skip"));
  const links = h("nav", { "aria-label": t("bar.label") }, link("#/", "list.title", name !== "agreement"), app.api.readOnly ? null : link("#/agreement", "bar.agreement", name === "agreement"));
  const others = languages().filter((one) => one !== language());
  const speech = others.map((one) => h("button", { type: "button", lang: one, onclick: () => speak(one), title: t("bar.language") }, one.toUpperCase()));
  const name_ = app.api.session.annotator;
  const annotator = app.api.readOnly ? (name_ ? h("span", { class: "who-am-i" }, name_) : null) : h("button", { type: "button", class: "who-am-i", onclick: rename, title: t("annotator.title") }, name_);
  const help = h("button", { type: "button", onclick: () => showHelp(boot, app.api.readOnly), "aria-label": t("help.title"), title: t("help.title"), "aria-keyshortcuts": "?" }, "?");
  return h("header", { class: "top" }, skip, h("a", { class: "brand", href: "#/" }, "claimx"), links, h("span", { class: "right" }, annotator, speech, help));
}

function skipToMain(event) {
  event.preventDefault();
  const main = document.getElementById("main");
  main.tabIndex = -1;
  main.focus();
}

function speak(one) {
  setLanguage(one);
  remember("language", one);
  open();
}

async function rename() {
  const name = await askName(app.api.session.annotator);
  if (!name) return;
  app.api.session.annotator = name;
  remember(nameKey, name);
  app.annotators = (await app.api.overview()).annotators;
  await open();
}

app.exportGold = async () => {
  let data;
  try {
    data = await app.api.gold("");
  } catch (error) {
    if (error.code !== "nothing_judged") throw error;
    data = await app.api.gold("1"); // nothing is judged to the end: what there is
    announce(t("said.unfinished_gold"));
  }
  const link = h("a", { href: URL.createObjectURL(data), download: "gold.zip" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

// Escape leaves a field first: what was typed stays.
function leave(event) {
  event.preventDefault();
  event.target.blur();
}

const typing = (element) => element.closest?.("input:not([type=checkbox]):not([type=range]), textarea, select, dialog");

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (typing(event.target) && event.key !== "Escape") return;
  if (typing(event.target)) return leave(event);
  if (event.key === "?") showHelp(boot, app.api.readOnly);
  else if (!app.page?.key(event.key, event)) return;
  event.preventDefault();
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) app.page?.focus?.().catch(app.failed);
});
addEventListener("hashchange", open);

async function begin() {
  if (!app.api.readOnly) app.annotators = (await app.api.overview()).annotators;
  await open();
}

begin().catch(app.failed);
