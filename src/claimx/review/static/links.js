// Denials drawn to what they deny: a line in the margin from the denial down or up to the claim, an arrow at its end.
import { svg } from "./dom.js";

const MANY = 80; // more than that and only the current claim's are drawn
const GUTTER = 26;

export function drawLinks(root, view, lines, shown, current) {
  root.querySelector(".links")?.remove();
  const visible = new Set(shown.map((item) => item.id));
  let pairs = shown.flatMap((item) => (item.claim.denies || []).map((id) => [item.id, id])).filter((pair) => visible.has(pair[1]));
  if (pairs.length > MANY) pairs = pairs.filter((pair) => pair.includes(current));
  if (!pairs.length) return;
  const frame = root.getBoundingClientRect();
  const layer = svg("svg", { class: "links", width: frame.width, height: frame.height, "aria-hidden": "true" });
  const taken = [];
  for (const [from, to] of pairs) {
    const ends = [from, to].map((id) => placeOf(root, frame, view, lines, id));
    if (ends.every(Boolean)) layer.append(line(...ends, taken, [from, to].includes(current)));
  }
  root.append(layer);
}

// The middle of the first line of a claim's anchor, relative to the text.
function placeOf(root, frame, view, lines, id) {
  const item = view.byId.get(id);
  const piece = item && root.querySelector(`.piece[data-claims~="${CSS.escape(id)}"][data-start="${item.claim.anchor.start}"]`);
  if (item && !piece) return unseen(item, frame, lines);
  const box = piece?.getClientRects()[0];
  return box ? { x: box.left - frame.left, y: box.top - frame.top + 11, right: box.right - frame.left } : null;
}

// A claim in a line that is not marked yet is somewhere in it.
function unseen(item, frame, lines) {
  const { start } = item.claim.anchor;
  const box = lines.find((one) => one.start <= start && start <= one.end)?.element.getBoundingClientRect();
  return box ? { x: 0, y: box.top - frame.top + box.height / 2, right: 0 } : null;
}

function line(from, to, taken, strong) {
  const group = svg("g", { class: strong ? "link strong" : "link" });
  let path;
  let head;
  if (Math.abs(from.y - to.y) < 14) {
    const [a, b] = [(from.x + from.right) / 2, (to.x + to.right) / 2];
    const top = from.y - 13;
    path = `M ${a} ${top} C ${a} ${top - 12}, ${b} ${top - 12}, ${b} ${top - 1}`;
    head = `M ${b - 4} ${top - 5} L ${b} ${top} L ${b + 4} ${top - 5}`;
  } else {
    const [low, high] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    let lane = 0;
    while (taken.some((used) => used.lane === lane && used.low < high && low < used.high)) lane += 1;
    taken.push({ lane, low, high });
    const x = -13 - (lane % 4) * ((GUTTER - 10) / 4);
    const turn = from.y < to.y ? 6 : -6;
    path = `M -6 ${from.y} H ${x + 6} Q ${x} ${from.y} ${x} ${from.y + turn} V ${to.y - turn} Q ${x} ${to.y} ${x + 6} ${to.y} H -6`;
    head = `M -10 ${to.y - 4} L -5 ${to.y} L -10 ${to.y + 4}`;
  }
  group.append(svg("path", { d: path }), svg("path", { d: head }));
  return group;
}
