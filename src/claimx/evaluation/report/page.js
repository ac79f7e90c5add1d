"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const cases = all(".case");
  const pieces = all(".articles .piece[data-cases]");
  const position = document.getElementById("position");
  const order = all('input[name="kind"]').map((box) => box.value);
  const placesOf = new Map(cases.map((entry) => [entry.id, []]));
  for (const piece of pieces) {
    piece.caseIds = piece.dataset.cases.split(" ").map((number) => `case-${number}`);
    for (const id of piece.caseIds) placesOf.get(id).push(piece);
  }
  const panel = document.querySelector(".panel");
  const foldButton = document.getElementById("fold");
  let shown = [];
  let current = null;

  const ticked = (name) => new Set(all(`input[name="${name}"]:checked`).map((box) => box.value));

  function filter() {
    const kinds = ticked("kind");
    const types = ticked("type");
    const visible = (entry) => types.has(entry.dataset.type) && entry.dataset.kinds.split(" ").some((kind) => kinds.has(kind));
    shown = cases.filter(visible);
    const ids = new Set(shown.map((entry) => entry.id));
    for (const piece of pieces) {
      const over = piece.caseIds.filter((id) => ids.has(id));
      piece.classList.toggle("off", over.length === 0);
      const found = over.flatMap((id) => document.getElementById(id).dataset.kinds.split(" ")).filter((kind) => kinds.has(kind));
      if (found.length) piece.dataset.kind = order.find((kind) => found.includes(kind));
    }
    for (const article of all(".article")) {
      article.classList.toggle("empty", !all(".piece[data-cases]:not(.off)", article).length);
    }
    if (!current || !ids.has(current.id)) show(shown[0] || null, false);
    else count();
  }

  function count() {
    position.textContent = shown.length ? `${shown.indexOf(current) + 1} of ${shown.length}` : "no case";
  }

  function show(entry, scroll = true) {
    for (const marked of all(".current")) marked.classList.remove("current");
    current = entry;
    count();
    if (!entry) return;
    entry.classList.add("current");
    const places = placesOf.get(entry.id);
    for (const piece of places) piece.classList.add("current");
    if (scroll && places.length) places[0].scrollIntoView({ block: "center" });
    document.querySelector(".cases").scrollTop = 0;
    if (scroll) history.replaceState(null, "", `#${entry.id}`);
  }

  // Only narrow screens fold the panel away, so that it does not cover the text.
  function fold(folded) {
    panel.classList.toggle("folded", folded);
    foldButton.setAttribute("aria-expanded", String(!folded));
  }

  function step(by) {
    if (!shown.length) return;
    fold(false);
    const at = shown.indexOf(current);
    show(shown[(at + by + shown.length) % shown.length]);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { n: 1, j: 1, ArrowRight: 1, p: -1, k: -1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  });
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  foldButton.addEventListener("click", () => fold(!panel.classList.contains("folded")));
  for (const box of all(".filters input")) box.addEventListener("change", filter);
  for (const piece of pieces) {
    piece.addEventListener("click", () => {
      const over = shown.filter((entry) => piece.caseIds.includes(entry.id));
      if (!over.length) return;
      fold(false);
      show(over[(over.indexOf(current) + 1) % over.length], false);
    });
  }

  document.documentElement.classList.add("js");
  if (matchMedia("(max-width: 60rem)").matches) document.querySelector(".filters").open = false;
  fold(true);
  filter();
  const wanted = shown.find((entry) => `#${entry.id}` === location.hash);
  if (wanted) {
    fold(false);
    show(wanted);
  }
})();
