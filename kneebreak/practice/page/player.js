// Where somebody is in a practice: the countdown, pausing, going back and on. Times are in milliseconds.

const JUST_BEGUN = 3000; // going back this soon means the step before; later it means this one again

export class Player {
  constructor(steps) {
    this.steps = steps;
    this.position = 0;
    this.elapsed = 0;
    this.paused = false;
  }

  // The step it is at; undefined when the practice is over.
  get step() {
    return this.steps[this.position];
  }

  get left() {
    return this.step ? this.step.seconds * 1000 - this.elapsed : 0;
  }

  // What is left of the whole practice.
  get ahead() {
    return this.steps.slice(this.position + 1).reduce((sum, step) => sum + step.seconds * 1000, this.left);
  }

  // Let time pass; returns the step that has run to its end, if one has. What is left over counts for the next one.
  pass(time) {
    if (this.paused || !this.step) return undefined;
    this.elapsed += time;
    if (this.left > 0) return undefined;
    const finished = this.step;
    const over = -this.left;
    this.#go(this.position + 1);
    this.elapsed = this.step ? Math.min(over, this.left) : 0;
    return finished;
  }

  skip() {
    this.#go(this.position + 1);
  }

  back() {
    this.#go(this.elapsed >= JUST_BEGUN ? this.position : Math.max(0, this.position - 1));
  }

  #go(position) {
    this.position = position;
    this.elapsed = 0;
  }
}
