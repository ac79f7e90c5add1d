// One article while it is open: its claims as they stand, which of them are shown, and which one is current.
import { claimFits } from "./local.js";

export class ArticleView {
  constructor(data) {
    this.article = data.article;
    this.actors = data.actors;
    this.original = new Map(data.claims.map((claim) => [claim.id, claim]));
    this.states = new Map(Object.entries(data.states));
    this.places = null;
    this.theirs = {}; // what the annotator to compare with decided, by claim id
    this.setText(data.text);
    this.rebuild();
  }

  // JavaScript counts UTF-16 units, claims count code points. `units[i]` is the unit at which code point i begins.
  setText(text) {
    this.text = text;
    this.units = null;
    if (text === null || !/[\ud800-\udfff]/.test(text)) return;
    this.units = [];
    let unit = 0;
    for (const character of text) {
      this.units.push(unit);
      unit += character.length;
    }
    this.units.push(unit);
  }

  slice(start, end) {
    return this.units ? this.text.slice(this.units[start], this.units[end]) : this.text.slice(start, end);
  }

  length() {
    return this.units ? this.units.length - 1 : this.text.length;
  }

  // Every claim once: { id, claim, status, state, ghost }, in text order.
  rebuild() {
    const items = [...this.original.values()].map((claim) => this.item(claim.id, claim));
    for (const [id, state] of this.states) {
      if (!this.original.has(id)) items.push(this.item(id, state.content));
    }
    const mine = new Set(items.map((item) => item.id));
    for (const place of this.places || []) {
      if (place.kind === "other" && !mine.has(place.other.id)) items.push({ id: `gold:${place.other.id}`, claim: place.other, status: "missed", ghost: true, place });
    }
    const order = (item) => item.claim.anchor.start;
    this.items = items.sort((a, b) => order(a) - order(b) || a.claim.anchor.end - b.claim.anchor.end || (a.id < b.id ? -1 : 1));
    this.byId = new Map(this.items.map((item) => [item.id, item]));
    for (const place of this.places || []) {
      const item = this.byId.get((place.one || place.other).id); // the other may have kept what I rejected
      if (item) item.place = place;
    }
    this.answered = new Map();
    for (const item of this.items) {
      for (const id of item.status === "rejected" ? [] : item.claim.denies || []) {
        this.answered.set(id, [...(this.answered.get(id) || []), item.id]);
      }
    }
  }

  item(id, claim) {
    const state = this.states.get(id) || null;
    return { id, claim: state ? state.content : claim, status: state ? state.status : "open", state, ghost: false, place: null };
  }

  // Takes in the server's answer to decisions or an undo.
  update(states, claims = []) {
    for (const id of claims) this.states.delete(id);
    for (const state of states) this.states.set(state.claim, state);
    this.rebuild();
  }

  shown(filters) {
    if (!Object.values(filters).some(Boolean)) return this.items;
    return this.items.filter((item) => claimFits(item.claim, item.status, filters));
  }

  judged() {
    return [...this.original.keys()].filter((id) => this.states.has(id)).length;
  }
}
