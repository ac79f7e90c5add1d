// The keys of an open article.
import { selectedSpan } from "./selection.js";

const DECIDING = { a: "accept", r: "reject", e: "edit", u: "undo", b: "bulk" };

// Does what a key stands for; gives whether it was one of this page's.
export function articleKey(page, key, event) {
  const type = /^[1-9]$/.test(key) ? Object.keys(page.boot.types)[Number(key) - 1] : null;
  if (page.editing && key !== "Escape" && !type) return false;
  const reading = {
    j: () => page.step(1),
    k: () => page.step(-1),
    l: () => (location.hash = page.app.address("#/", page.filters)),
    n: () => page.app.turn(1),
    p: () => page.app.turn(-1),
    "/": () => toSearch(page),
    Escape: () => escapeFrom(page),
  };
  const arrows = document.activeElement === page.list.element ? { ArrowDown: reading.j, ArrowUp: reading.k } : {};
  if (key in arrows) arrows[key]();
  else if (key in reading) reading[key]();
  else if (page.api.readOnly) return false;
  else if (key in DECIDING) page.act(DECIDING[key]);
  else if (type) typed(page, type);
  else return false;
  event.preventDefault();
  return true;
}

// A type's number: of the open form, of the selected words as a new claim, or of the current claim.
function typed(page, type) {
  if (page.editing) page.editing.changeType(type);
  else if (selectedSpan(page.text, page.view)) page.addSelected(type);
  else if (page.item() && !page.item().ghost) page.edit(page.item().claim, page.current, type);
}

function toSearch(page) {
  page.side.classList.remove("folded");
  page.filterPlace.open = true;
  page.filterPlace.querySelector("#claim-search").focus();
}

function escapeFrom(page) {
  if (page.editing) page.go(page.current, false);
  document.getSelection().removeAllRanges();
}
