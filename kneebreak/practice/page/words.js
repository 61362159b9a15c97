// What the page says, in the language of whoever reads it.

let known = {};

export function speak(words) {
  known = words;
}

// A text, with values in the places of their names.
export function words(text, values = {}) {
  return (known[text] ?? text).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
