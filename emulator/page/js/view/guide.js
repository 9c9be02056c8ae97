// The line for newcomers: what to try next, moving on as it is done, until it is dismissed. What it says comes with the
// scenario. Must not know any bot.

import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";

const PLACE = "guide:step";
const GONE = "guide:dismissed";

export class Guide {
  constructor(steps, frame) {
    Object.assign(this, { steps, frame });
    this.at = Number(sessionStorage.getItem(PLACE) ?? 0);
    this.element = h("div", { class: "guide", role: "status", "aria-label": "What to try next" });
    this.button = h("button", { type: "button", class: "top-button", title: "What to try next", on: { click: () => this.open() } }, icon("bulb"), h("span", {}, "Guide"));
  }

  get isShown() {
    return this.steps.length > 0 && !localStorage.getItem(GONE);
  }

  draw() {
    this.element.hidden = !this.isShown;
    this.button.hidden = this.isShown || this.steps.length === 0;
    if (!this.isShown) return;
    const step = this.steps[this.at];
    const close = h("button", { type: "button", class: "tool", key: "guide-close", "aria-label": "Dismiss guide", on: { click: () => this.dismiss() } }, icon("close"));
    const arrow = (by, label, name) =>
      h("button", { type: "button", class: "tool", key: `guide-${by}`, "aria-label": label, disabled: !this.steps[this.at + by] && this.at + by !== this.steps.length, on: { click: () => this.move(this.at + by) } }, icon(name));
    const words = step ? this.words(step) : [h("span", { class: "guide-words" }, "That's the tour. Keep exploring.")];
    fill(this.element, words, arrow(-1, "Previous step", "right"), arrow(1, "Skip step", "right"), close);
  }

  words(step) {
    const parts = step.text.split("`").map((part, at) => (at % 2 ? h("b", {}, part) : part));
    const count = `${this.at + 1}/${this.steps.length}`;
    return [h("span", { class: "guide-count" }, count), avatar(step.who, "tiny"), h("span", { class: "guide-words", title: step.text.replaceAll("`", "") }, parts)];
  }

  /** Moves on when the present step was done, or a later one. */
  hear(person, act) {
    const done = this.steps.findIndex((step, at) => at >= this.at && step.who === person.name && ends(step.until, act));
    if (done >= 0 && done <= this.at + 2) this.move(done + 1);
  }

  move(at) {
    this.at = Math.max(0, Math.min(at, this.steps.length));
    sessionStorage.setItem(PLACE, String(this.at));
    this.draw();
  }

  dismiss() {
    localStorage.setItem(GONE, "yes");
    this.draw();
  }

  open() {
    localStorage.removeItem(GONE);
    if (this.at >= this.steps.length) this.at = 0;
    this.draw();
  }
}

/** Whether an act is what a step waits for. */
function ends(until, act) {
  if (until.command) return act.kind === "command" && act.name === until.command;
  if (until.press) return act.kind === "press" && until.press.includes(act.label);
  return act.kind === "submit" && act.title.startsWith(until.submit);
}
