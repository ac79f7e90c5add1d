// The article's text with its claims: cut wherever one begins or ends, each claim a line of its own under the words, so that
// claims that overlap or cross stay apart; the anchor's line is thick, its words tinted.
import { h } from "./dom.js";

const LANES = 4;
const NARROW = 2;
const WIDE = 3.5;
const STEP = 4;

// Gives each claim a lane: the first that is free where it begins. What finds none shares the last.
export function laneOf(items) {
  const ends = new Array(LANES).fill(-1);
  const lanes = new Map();
  for (const item of [...items].sort((a, b) => a.claim.start - b.claim.start || b.claim.end - a.claim.end)) {
    const free = ends.findIndex((end) => end <= item.claim.start);
    const lane = free < 0 ? LANES - 1 : free;
    ends[lane] = Math.max(ends[lane], item.claim.end);
    lanes.set(item.id, lane);
  }
  return lanes;
}

// The lines of the text: { start, end, regions, items } in code points.
export function paragraphsOf(view) {
  const found = [];
  let start = 0;
  for (const line of view.text.split("\n")) {
    const end = start + (view.units ? [...line].length : line.length);
    found.push({ start, end, items: [], element: h("p", { class: "line" }), marked: false });
    start = end + 1;
  }
  return found;
}

export function assign(paragraphs, items) {
  for (const paragraph of paragraphs) paragraph.items = [];
  const firstAt = (offset) => {
    let [low, high] = [0, paragraphs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (paragraphs[middle].end < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (const item of items) {
    const from = Math.min(item.claim.start, item.claim.anchor.start);
    const to = Math.max(item.claim.end, item.claim.anchor.end);
    for (let i = firstAt(from); i < paragraphs.length && paragraphs[i].start < to; i += 1) paragraphs[i].items.push(item);
  }
}

// Spans of the current claim that get a frame: its parties, with the name of their role.
export function framesOf(item, fields) {
  if (!item) return [];
  const frames = [];
  for (const { name, kind } of fields) {
    const value = item.claim[name];
    if (kind !== "roles" && kind !== "role") continue;
    for (const party of Array.isArray(value) ? value : value ? [value] : []) {
      if (party.start !== null) frames.push({ start: party.start, end: party.end, name });
      if (party.resolved) frames.push({ start: party.resolved.start, end: party.resolved.end, name });
    }
  }
  return frames;
}

// A line without its claims, for as long as nobody sees it.
export function renderPlain(view, { start, end, element }) {
  element.replaceChildren(h("span", { data: { start } }, view.slice(start, end)));
}

export function renderParagraph(view, paragraph, marks) {
  const { start, end, items } = paragraph;
  paragraph.marked = true;
  const frames = marks.frames.filter((frame) => frame.start < end && frame.end > start);
  const cuts = new Set([start, end]);
  const cut = (offset) => offset > start && offset < end && cuts.add(offset);
  for (const { claim } of items) [claim.start, claim.end, claim.anchor.start, claim.anchor.end].forEach(cut);
  for (const region of view.article.regions) [region.start, region.end].forEach(cut);
  for (const frame of frames) [frame.start, frame.end].forEach(cut);
  const edges = [...cuts].sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < edges.length; i += 1) pieces.push(piece(view, paragraph, edges[i], edges[i + 1], frames, marks));
  if (!pieces.length) pieces.push(h("span", { data: { start } }, ""));
  paragraph.element.replaceChildren(...pieces);
}

function piece(view, paragraph, start, end, frames, marks) {
  const within = (span) => span.start <= start && end <= span.end;
  const over = paragraph.items.filter(({ claim }) => within(claim) || within(claim.anchor));
  const element = h("span", { data: { start } }, view.slice(start, end));
  if (view.article.regions.some(within)) element.classList.add("aside");
  const frame = frames.find(within);
  if (frame) element.title = marks.fieldName(frame.name);
  if (!over.length && !frame) return element;
  element.classList.add("piece");
  const anchors = over.filter(({ claim }) => within(claim.anchor));
  element.dataset.claims = [...anchors, ...over.filter((item) => !anchors.includes(item))].map((item) => item.id).join(" ");
  paint(element, over, anchors, marks, frame && [start === frame.start, end === frame.end]);
  return element;
}

// Each claim's line, and the tint of the words where one is anchored, as layers of background.
function paint(element, over, anchors, { lanes, current }, frame) {
  const images = [];
  const sizes = [];
  const positions = [];
  const layer = (image, size, position) => {
    images.push(image);
    sizes.push(size);
    positions.push(position);
  };
  if (frame) {
    const ink = "linear-gradient(var(--frame), var(--frame))";
    const bottom = `calc(100% - ${LANES * STEP}px)`;
    layer(ink, "100% 1.5px", "0 0");
    layer(ink, "100% 1.5px", `0 ${bottom}`);
    if (frame[0]) layer(ink, `1.5px ${bottom}`, "0 0");
    if (frame[1]) layer(ink, `1.5px ${bottom}`, "100% 0");
  }
  for (const item of over) {
    const color = `var(--${item.status === "rejected" ? "gone" : item.claim.type})`;
    const anchored = anchors.includes(item);
    const faint = anchored || item.id === current ? color : `color-mix(in srgb, ${color} 42%, transparent)`;
    const image = item.ghost ? `repeating-linear-gradient(90deg, ${color} 0 3px, transparent 3px 6px)` : `linear-gradient(${faint}, ${faint})`;
    layer(image, `100% ${anchored ? WIDE : NARROW}px`, `0 calc(100% - ${(LANES - 1 - lanes.get(item.id)) * STEP}px)`);
  }
  const chosen = over.find((item) => item.id === current);
  const tinted = anchors.includes(chosen) ? chosen : anchors.find((item) => item.status !== "rejected" && !item.ghost);
  const tint = (item, share) => `color-mix(in srgb, var(--${item.claim.type}) ${share}%, transparent)`;
  const top = `100% calc(100% - ${LANES * STEP}px)`;
  if (tinted) layer(`linear-gradient(${tint(tinted, tinted === chosen ? 30 : 14)}, ${tint(tinted, tinted === chosen ? 30 : 14)})`, top, "0 0");
  else if (chosen) layer(`linear-gradient(${tint(chosen, 9)}, ${tint(chosen, 9)})`, top, "0 0");
  element.style.backgroundImage = images.join(", ");
  element.style.backgroundSize = sizes.join(", ");
  element.style.backgroundPosition = positions.join(", ");
  if (anchors.length && anchors.every((item) => item.status === "rejected")) element.classList.add("struck");
}
