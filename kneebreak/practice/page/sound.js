// A soft tone at each change, and the step read aloud where the browser has a voice of its own on this machine.

const PITCH = 528; // hertz
const speech = window.speechSynthesis;

let context;
let voice;

export const sound = {
  on: false,

  // Whether steps can be read aloud. Voices that would send the words elsewhere are left alone.
  get speaks() {
    voice = speech?.getVoices().find((each) => each.localService && each.lang.startsWith(document.documentElement.lang));
    return Boolean(voice);
  },

  // Speak once the tone is heard; whatever was being said before ends.
  say(words) {
    this.hush();
    if (!this.on) return;
    chime();
    if (!this.speaks) return;
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.95;
    speech.speak(utterance);
  },

  hush() {
    speech?.cancel();
  },

  whenVoicesChange(then) {
    speech?.addEventListener?.("voiceschanged", then);
  },
};

function chime() {
  context ??= new AudioContext();
  context.resume();
  const tone = context.createOscillator();
  const volume = context.createGain();
  const now = context.currentTime;
  tone.frequency.value = PITCH;
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(0.15, now + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, now + 0.9);
  tone.connect(volume).connect(context.destination);
  tone.start(now);
  tone.stop(now + 1);
}
