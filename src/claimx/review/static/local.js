// The report's side of `api.js`: everything is in the page, nothing can be written.
import { partiesOf, partyName } from "./values.js";

const LOCAL_PAGE = 50;

export function localApi(boot) {
  const blocks = [...document.querySelectorAll("script.article-data")];
  let all = null;

  function articles() {
    all ??= blocks.map((block) => JSON.parse(block.textContent));
    return all;
  }

  const one = (id) => articles().find((entry) => entry.article.id === id);

  async function list(filters) {
    const rows = articles().map((entry) => localRow(entry, filters)).filter(Boolean);
    rows.sort((a, b) => (b.published || "").localeCompare(a.published || "") || a.id.localeCompare(b.id));
    const pages = Math.max(1, Math.ceil(rows.length / LOCAL_PAGE));
    const page = Math.min(Number(filters.page) || 1, pages);
    const claims = rows.reduce((sum, row) => sum + row.matches, 0);
    return { total: rows.length, claims, page, pages, articles: rows.slice((page - 1) * LOCAL_PAGE, page * LOCAL_PAGE) };
  }

  async function overview() {
    const counts = { articles: 0, claims: 0, judged: 0 };
    for (const entry of articles()) {
      counts.articles += 1;
      counts.claims += entry.claims.length;
      counts.judged += localJudged(entry);
    }
    return { overall: counts, annotators: [], annotator: boot.annotator };
  }

  async function actors(words) {
    const names = new Set(articles().flatMap((entry) => entry.actors.map((actor) => actor.name)));
    return [...names].filter((name) => name.toLowerCase().includes(words.toLowerCase())).slice(0, 20);
  }

  return {
    readOnly: true,
    session: { annotator: boot.annotator },
    folder: boot.folder,
    hasGold: boot.gold,
    overview,
    list,
    actors,
    article: async (id) => one(id),
    places: async (id) => ({ places: one(id)?.places ?? null }),
  };
}

const localJudged = (entry) => entry.claims.filter((claim) => entry.states[claim.id]).length;

function localRow(entry, filters) {
  const states = Object.values(entry.states);
  const added = states.filter((state) => state.status === "added").map((state) => state.content);
  const asked = ["type", "status", "actor", "source", "low", "high", "q"].some((name) => filters[name]);
  const fits = [...entry.claims, ...added].filter((claim) => claimFits(claim, entry.states[claim.id]?.status || "open", filters));
  const { id, title, published, publisher } = entry.article;
  const named = filters.q && `${id} ${title || ""} ${publisher || ""}`.toLowerCase().includes(filters.q.toLowerCase());
  if (asked && !fits.length && !(named && !filters.type && !filters.status && !filters.actor && !filters.source)) return null;
  const matches = asked && !named ? fits.length : entry.claims.length;
  return { id, title, published, publisher, claims: entry.claims.length, matches, judged: localJudged(entry) };
}

const CLAIM_ROLES = ["force", "participants", "accuser", "accused", "denier", "speaker", "agent", "target", "location", "source"];

// Whether a claim fits the filters; the same rules as the server's.
export function claimFits(claim, status, filters) {
  const has = (names, words) => names.some((name) => name.toLowerCase().includes(words.toLowerCase()));
  if (filters.type && !filters.type.split(",").includes(claim.type)) return false;
  if (filters.status && !filters.status.split(",").includes(status)) return false;
  const sure = claim.confidence ?? 1;
  if (sure < Number(filters.low || 0) || sure > Number(filters.high || 1)) return false;
  if (filters.source && !has(partiesOf(claim, "source").map(partyName), filters.source)) return false;
  if (!filters.actor && !filters.q) return true;
  const names = CLAIM_ROLES.flatMap((field) => partiesOf(claim, field)).map(partyName);
  if (filters.actor && !has(names, filters.actor)) return false;
  return !filters.q || has([claim.text, claim.anchor.text, ...names], filters.q);
}
