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
