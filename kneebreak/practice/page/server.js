// The page's line to the program that serves it. All addresses are relative, so they carry the page's token.

let last = Promise.resolve();
let lost = () => {};

// Call this when the program can no longer be reached.
export function whenLost(then) {
  lost = then;
}

async function post(name, value) {
  const answer = await fetch(name, { method: "POST", body: JSON.stringify(value), keepalive: true });
  return answer.ok ? answer.json() : undefined;
}

// Tell something and hear the answer, undefined if there is none; in the order in which it was told.
export function tell(name, value = {}) {
  last = last.then(() => post(name, value)).catch(() => lost());
  return last;
}

// Say that the page is still there, or that it goes.
export function sign(name) {
  post(name, {}).catch(() => (name === "beat" ? lost() : undefined));
}

export async function course() {
  return (await fetch("course.json")).json();
}
