// The practice from its choice to its end.

import * as check from "./check.js";
import * as play from "./play.js";
import { course, sign, tell, whenLost } from "./server.js";
import { sound } from "./sound.js";
import { $, element, list, show, showing, titled, warn } from "./view.js";
import { speak, words } from "./words.js";

const BEAT = 5000; // milliseconds

let over = false;

async function run() {
  const { practices, wording, worst, first, because, gentlest, half, said, summaries } = await course();
  speak(said);
  describeSound();
  const find = (id) => practices.find((each) => each.id === id);
  write(wording, worst);
  $("half").defaultChecked = half;
  $("because").textContent = because;
  let practice = find(first);
  let before;
  while (!(before = await check.ask({ title: introduce(practice), go: words("Begin"), others: practices.length > 1 }))) {
    practice = await choose(practices);
    $("because").textContent = "";
  }
  const ending = before.goesOn ? await practise(practice, before) : before;
  const gentler = practice.id === gentlest ? undefined : find(gentlest);
  if (ending.goesOn || !gentler) return end(ending, summaries);
  return end((await offer(ending.advice)) ? await practise(gentler, { ...before, advice: "" }) : ending, summaries);
}

function write(wording, worst) {
  check.prepare(wording, worst);
  $("safety").textContent = wording.safety;
  $("not-medical").textContent = wording.notMedical;
  const [title, items] = wording.askFirst;
  $("ask-first-title").textContent = title;
  $("ask-first").append(list(items));
  $("signs").replaceChildren(...wording.signs.flatMap(([title, items]) => titled(title, items)));
}

function choose(practices) {
  show("choose");
  return new Promise((resolve) => {
    $("offers").replaceChildren(
      ...practices.map((practice) => {
        const button = element("button", "");
        button.type = "button";
        button.append(element("strong", practice.title), element("span", practice.about));
        button.addEventListener("click", () => resolve(practice));
        return button;
      }),
    );
  });
}

const steps = (practice) => ($("half").checked ? practice.half : practice.whole);

function introduce(practice) {
  $("half").onchange = () => {
    $("half").defaultChecked = $("half").checked; // what the form goes back to when it is shown anew
    introduce(practice);
  };
  $("about").textContent = `${practice.about} ${$("half").checked ? practice.halfLength : practice.wholeLength}`;
  $("needs").textContent = practice.needs;
  return practice.title;
}

// All of a practice and its closing check; resolves with how it ended.
async function practise(practice, { level: before, advice }) {
  let playing = play.play(practice.id, steps(practice));
  play.hint(advice);
  let outcome = await playing;
  while (outcome === "hurts") {
    const now = await check.ask({ title: words("What does it feel like?"), go: words("Go on"), before });
    if (!now) return { goesOn: true, advice: "", early: true };
    if (!now.goesOn) return now;
    playing = play.resume();
    play.hint(now.advice);
    outcome = await playing;
  }
  if (outcome === "end") return { goesOn: true, advice: "", early: true };
  const after = await check.ask({ title: words("And how are you now?"), go: words("Finish"), before, closing: true });
  return after ?? { goesOn: true, advice: "" };
}

function offer(advice) {
  $("advice-text").textContent = advice;
  show("advice");
  return new Promise((resolve) => {
    $("gentler").onclick = () => resolve(true);
    $("advice-end").onclick = () => resolve(false);
  });
}

async function end({ goesOn, early, advice }, summaries) {
  over = true;
  await tell("end");
  $("trouble").hidden = true;
  $("ended-title").textContent = words(early || !goesOn ? "That was it for now" : "Well done");
  $("ended-text").textContent = summaries[play.logged.steps];
  $("ended-advice").textContent = advice;
  show("ended");
}

// A dialog lets the time stand still, and go on where it was going before.
function open(dialog) {
  const wasRunning = showing("playing") && !play.isPaused();
  if (wasRunning) play.setPaused(true);
  dialog.returnValue = "";
  dialog.showModal();
  dialog.onclose = () => {
    if (dialog.returnValue === "end") play.interrupt("end");
    else if (wasRunning) play.setPaused(false);
  };
}

function setSound(on) {
  sound.on = on;
  $("sound").setAttribute("aria-pressed", String(on));
  $("sound-first").checked = $("sound-first").defaultChecked = on;
  if (!on) sound.hush();
}

function describeSound() {
  $("sound-words").textContent = sound.speaks
    ? words("A soft tone at each change, and each step read aloud")
    : words("A soft tone at each change");
}

const KEYS = {
  " ": () => play.setPaused(!play.isPaused()),
  ArrowLeft: play.back,
  ArrowRight: play.next,
  Escape: () => open($("leaving")),
  m: () => $("letters").checked && setSound(!sound.on),
};

document.addEventListener("keydown", (event) => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const modified = event.ctrlKey || event.altKey || event.metaKey;
  if (!showing("playing") || document.querySelector("dialog[open]") || modified || !KEYS[key]) return;
  if (key === " " && event.target.closest("button, input")) return; // they have a meaning for it themselves
  event.preventDefault();
  if (!event.repeat) KEYS[key]();
});

$("back").addEventListener("click", play.back);
$("next").addEventListener("click", play.next);
$("pause").addEventListener("click", () => play.setPaused(!play.isPaused()));
$("sound").addEventListener("click", () => setSound(!sound.on));
$("sound-first").addEventListener("change", (event) => setSound(event.target.checked));
$("hurts").addEventListener("click", () => play.interrupt("hurts"));
$("end").addEventListener("click", () => open($("leaving")));
$("open-stops").addEventListener("click", () => open($("stops")));

describeSound();
sound.whenVoicesChange(describeSound);
whenLost(() => {
  if (!over) warn(words("kneebreak itself has ended, so nothing more goes into your log. You can finish the practice all the same."));
});

let beaten = 0;
new Worker("ticks.js").onmessage = () => {
  if (!over && Date.now() - beaten >= BEAT) {
    beaten = Date.now();
    sign("beat");
  }
  play.tick();
};
addEventListener("pagehide", () => over || sign("leave"));
addEventListener("pageshow", (event) => event.persisted && !over && sign("beat"));

run();
