// What is selected in the text, as offsets.

// The selected part of the text { start, end, text } in code points, without spaces around it; null for none.
export function selectedSpan(root, view) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount || view.text === null) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  let start = offsetAt(root, range.startContainer, range.startOffset);
  let end = offsetAt(root, range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const blank = (offset) => /^\s*$/.test(view.slice(offset, offset + 1));
  while (start < end && blank(start)) start += 1;
  while (end > start && blank(end - 1)) end -= 1;
  return start < end ? { start, end, text: view.slice(start, end) } : null;
}

function offsetAt(root, node, offset) {
  if (node.nodeType === Node.TEXT_NODE) {
    const holder = node.parentElement.closest("[data-start]");
    return holder ? Number(holder.dataset.start) + [...node.data.slice(0, offset)].length : null;
  }
  const next = node.childNodes[offset];
  const first = next && firstHolder(next);
  if (first) return Number(first.dataset.start);
  const holders = [...(node.nodeType === Node.ELEMENT_NODE && node !== root ? node : root).querySelectorAll("[data-start]")];
  const last = node.dataset?.start === undefined ? holders.at(-1) : node;
  return last ? Number(last.dataset.start) + [...last.textContent].length : null;
}

function firstHolder(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.parentElement.closest("[data-start]");
  return node.matches?.("[data-start]") ? node : node.querySelector?.("[data-start]");
}

const SENTENCE_END = /[.!?…][“"»«]?\s+(?=[\p{Lu}„"»])/gu;
const ABBREVIATED = /(^|\s)(\d+|\p{L})$/u; // "4. Mai", "z. B."

// From the end of the sentence before a span to the end of the one that it ends in, within its lines; a person can correct it.
export function sentenceAround(view, lines, span) {
  const first = lines.find(({ start, end }) => start <= span.start && span.start <= end);
  const last = lines.find(({ start, end }) => start <= span.end && span.end <= end);
  const before = view.slice(first.start, span.start);
  const ends = [...before.matchAll(SENTENCE_END)].filter((found) => !ABBREVIATED.test(before.slice(0, found.index)));
  const cut = ends.length ? ends.at(-1).index + ends.at(-1)[0].length : 0;
  const after = view.slice(span.end, last.end);
  const stop = /[.!?…](?=[“"»«]?(\s|$))/u.exec(after);
  const start = first.start + [...before.slice(0, cut)].length;
  return [start, stop ? span.end + [...after.slice(0, stop.index)].length : last.end];
}
