// The question how much it hurts, at the beginning, at the end, and whenever somebody says so.

import { tell } from "./server.js";
import { $, element, show } from "./view.js";

let answered = () => {};

// Make the buttons from 0 to the worst.
export function prepare(wording, worst) {
  $("question").textContent = wording.question;
  $("scale").textContent = wording.scale;
  for (let level = 0; level <= worst; level += 1) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "level", value: level, required: true });
    label.append(input, element("span", level));
    $("levels").append(label);
  }
  $("feeling").addEventListener("submit", (event) => {
    event.preventDefault();
    const level = Number(new FormData(event.target).get("level"));
    answered({ level, sharp: $("sharp").checked });
  });
  for (const id of ["check-stop", "check-other"]) $(id).addEventListener("click", () => answered());
}

// Ask; resolves with the level and the program's verdict, or with nothing where the person stops instead.
//
// `before` is the level of the beginning. At the beginning itself it is left out, and nothing means another practice,
// please, which can be had where there are `others`.
export async function ask({ title, go, before = null, others = false, closing = false }) {
  const first = before === null;
  $("check-title").textContent = title;
  $("check-go").textContent = go;
  $("intro").hidden = $("choices").hidden = !first;
  $("check-stop").hidden = first;
  $("check-other").hidden = !others;
  $("feeling").reset();
  show("check");
  const said = await new Promise((resolve) => (answered = resolve));
  if (!said) return undefined;
  const verdict = await tell("feel", { ...said, before, closing });
  return { level: said.level, goesOn: true, advice: "", ...(verdict && { goesOn: verdict.goes_on, advice: verdict.advice }) };
}
