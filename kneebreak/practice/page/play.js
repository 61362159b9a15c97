// The steps, one after the other, until the last has run out or something else is wanted.

import { Player } from "./player.js";
import { tell } from "./server.js";
import { sound } from "./sound.js";
import { $, announce, name, show, warn } from "./view.js";
import { words } from "./words.js";

const ASLEEP = 10_000; // milliseconds; a longer gap means that the machine or the page stood still

let player;
let practice;
let shown;
let looked;
let seen;
let leave = () => {};
let awake;

export const logged = { steps: 0 };

// Begin a practice; resolves when its last step is over, or with what `interrupt` is told.
export function play(which, steps) {
  practice = which;
  player = new Player(steps);
  return resume();
}

// Go on where it was interrupted.
export function resume() {
  begin();
  show("playing");
  setPaused(false);
  return new Promise((resolve) => (leave = resolve));
}

export function interrupt(why) {
  setPaused(true);
  leave(why);
}

export function isPaused() {
  return player.paused;
}

export function setPaused(paused, why = words(paused ? "Paused" : "Going on")) {
  const changed = player.paused !== paused;
  player.paused = paused;
  looked = performance.now();
  seen = Date.now();
  $("paused").hidden = !paused;
  $("pause-word").textContent = words(paused ? "Go on" : "Pause");
  if (changed) announce(why);
  if (paused) sound.hush();
  keepAwake(!paused);
}

// Something to keep in mind during this step.
export function hint(advice) {
  $("hint").textContent = advice;
  $("hint").hidden = !advice;
}

export function back() {
  player.back();
  begin();
}

export function next() {
  player.skip();
  begin();
}

// To be called again and again: lets the time since the last call pass.
export function tick() {
  if (!player || player.paused) return;
  const [from, before] = [looked, seen];
  [looked, seen] = [performance.now(), Date.now()];
  if (seen - before > ASLEEP) {
    setPaused(true, words("Paused, because this page stood still for a while"));
    return;
  }
  const finished = player.pass(looked - from);
  if (finished) {
    report("finish", finished);
    begin();
  }
  draw();
}

function begin() {
  const step = player.step;
  if (!step) {
    setPaused(true, "");
    leave("over");
    return;
  }
  report("begin", step);
  $("hint").hidden = true;
  $("where").textContent = step.where;
  $("step-title").textContent = step.title;
  $("step-text").textContent = step.text;
  $("picture").src = step.picture;
  $("preview").hidden = step.exercise || step.picture === "icon.svg";
  const following = player.steps[player.position + 1];
  $("coming").textContent = following ? words("Then: {step}", { step: following.title }) : words("The last step");
  const stage = document.querySelector(".stage");
  stage.classList.remove("fresh");
  requestAnimationFrame(() => stage.classList.add("fresh"));
  name(step.title);
  announce(`${step.where}. ${step.title}. ${step.text} ${step.spoken}`);
  sound.say(`${step.title}. ${step.text}`);
  draw();
}

function draw() {
  if (!player.step) return;
  const left = clock(player.left);
  if (left !== shown) {
    shown = $("count").textContent = left;
    $("through-words").textContent = words("{time} to go", { time: clock(player.ahead) });
  }
  const all = player.steps.reduce((sum, step) => sum + step.seconds * 1000, 0);
  $("through").value = 1 - player.ahead / all;
  const part = player.elapsed / (player.step.seconds * 1000);
  $("hand").setAttribute("stroke-dashoffset", String(100 * part));
}

function clock(time) {
  const seconds = Math.ceil(time / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

async function report(what, step) {
  const answer = await tell(what, { practice, step: step.number });
  if (answer?.logged) logged.steps += 1;
  if (answer?.trouble) warn(answer.trouble);
}

// A screen that goes dark in the middle of a plank helps nobody.
async function keepAwake(wanted) {
  const held = awake;
  awake = undefined;
  await held?.release();
  if (!wanted || document.hidden) return;
  try {
    awake = await navigator.wakeLock?.request("screen");
  } catch {
    awake = undefined; // the browser does not let us, as when the battery is low
  }
}

document.addEventListener("visibilitychange", () => {
  if (player && !player.paused && !document.hidden) keepAwake(true);
});
