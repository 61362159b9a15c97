// Which part of the page is seen, and what is said aloud by a screen reader.

const VIEWS = ["choose", "check", "playing", "advice", "ended"];

export const $ = (id) => document.getElementById(id);

// Show one part; its heading takes the focus, so that keyboard and screen reader begin there.
export function show(view) {
  for (const each of VIEWS) $(each).hidden = each !== view;
  const heading = $(view).querySelector("h1");
  name(heading.textContent);
  heading.focus();
  window.scrollTo(0, 0);
}

export function showing(view) {
  return !$(view).hidden;
}

export function name(title) {
  document.title = `${title} · kneebreak`;
}

export function announce(words) {
  $("announcer").textContent = "";
  requestAnimationFrame(() => ($("announcer").textContent = words));
}

export function warn(words) {
  $("trouble").textContent = words;
  $("trouble").hidden = false;
}

// A heading and a list.
export function titled(title, items) {
  return [element("h2", title), list(items)];
}

export function list(items) {
  const made = element("ul", "");
  made.append(...items.map((words) => element("li", words)));
  return made;
}

export function element(name, words) {
  return Object.assign(document.createElement(name), { textContent: words });
}
