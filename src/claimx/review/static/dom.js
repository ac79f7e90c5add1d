// Elements made by hand: whatever comes from articles is only ever set as text.

export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "selected") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    element.append(child.nodeType ? child : document.createTextNode(String(child)));
  }
}

export function svg(tag, attributes = {}) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

// Calls a function once things are quiet for some milliseconds.
export function later(work, wait = 200) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), wait);
  };
}

// A word to screen readers, and to everybody for a few seconds.
export function announce(words, bad = false) {
  const place = document.getElementById("toast");
  if (!place) return;
  fill(place, words);
  place.classList.toggle("bad", bad);
  place.classList.add("on");
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => place.classList.remove("on"), bad ? 8000 : 2600);
}

export function remember(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(`claimx-${name}`);
    localStorage.setItem(`claimx-${name}`, value);
  } catch {
    // a report opened from a file may have no storage
  }
  return value === undefined ? null : value;
}
