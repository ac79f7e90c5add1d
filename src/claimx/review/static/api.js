// What the page asks of the server. `local.js` answers the same from a report.

export class Refused extends Error {
  constructor(status, body) {
    super(body.error || "server");
    this.status = status;
    this.body = body;
    this.code = body.error || "server";
  }
}

const query = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "" && value != null)).toString();

export function serverApi(boot) {
  let csrf = boot.csrf;
  const session = { annotator: boot.annotator };

  async function ask(path, options = {}) {
    let answer;
    try {
      answer = await fetch(path, { credentials: "same-origin", ...options });
    } catch {
      throw new Refused(0, { error: "network" });
    }
    if (answer.ok) return answer;
    throw new Refused(answer.status, await answer.json().catch(() => ({})));
  }

  const read = async (path, values = {}) => (await ask(`${path}?${query({ annotator: session.annotator, ...values })}`)).json();

  async function write(path, body, again = true) {
    const headers = { "Content-Type": "application/json", "X-Claimx-CSRF": csrf };
    const sent = JSON.stringify({ annotator: session.annotator, ...body });
    try {
      return await (await ask(path, { method: "POST", headers, body: sent })).json();
    } catch (error) {
      if (error.code !== "csrf" || !again) throw error;
      csrf = (await read("/api/session")).csrf; // the server was started anew since this page was opened
      return write(path, body, false);
    }
  }

  return {
    readOnly: false,
    session,
    folder: boot.folder,
    hasGold: boot.gold,
    overview: () => read("/api/session"),
    list: (filters) => read("/api/articles", filters),
    article: (id) => read("/api/article", { id }),
    places: (id, other) => read("/api/places", other === "gold" ? { id } : { id, other: other.slice(1) }),
    actors: (q) => read("/api/actors", { q }),
    agreement: (one, other) => read("/api/agreement", { one, other }),
    decide: (article, choices) => write("/api/decide", { article: article.id, sha256: article.sha256, choices }),
    undo: (article, claim) => write("/api/undo", { article: article.id, sha256: article.sha256, claim }),
    gold: async (unfinished) => (await ask(`/api/gold.zip?${query({ annotator: session.annotator, unfinished })}`)).blob(),
  };
}
