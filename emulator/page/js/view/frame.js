// The whole page: the top line, and two panes side by side, or one where there is no room. Owns who is in which pane. Must
// not know what a pane shows.

import { readCast } from "../wire/control.js";
import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { Drawer } from "./drawer.js";
import { Guide } from "./guide.js";
import { icon } from "./icons.js";
import { Pane } from "./pane.js";

const NARROW = matchMedia("(max-width: 899px)");
const SIDES = ["left", "right"];

export class Frame {
  constructor(cast) {
    Object.assign(this, { people: cast.people, bots: cast.bots, front: 0 });
    this.panes = [new Pane(this, "Left pane"), new Pane(this, "Right pane")];
    this.guide = new Guide(cast.guide, this);
    this.drawer = new Drawer(this);
    this.tabs = h("div", { class: "tabs", role: "tablist", "aria-label": "Panes" });
    const developer = h("button", { type: "button", class: "top-button", title: "Developer tools (Ctrl+.)", "aria-expanded": "false", on: { click: () => this.drawer.toggle() } }, icon("code"), h("span", {}, "Developer"));
    this.drawer.serve(developer);
    this.element = h(
      "div",
      { class: "frame" },
      h("header", { class: "top" }, h("h1", { class: "brand" }, "Local Discord"), this.tabs, this.guide.element, h("div", { class: "top-buttons" }, this.guide.button, developer)),
      h("main", { class: "panes" }, this.panes.map((pane) => pane.element)),
      this.drawer.element,
    );
    NARROW.addEventListener("change", () => this.arrange());
    document.addEventListener("visibilitychange", () => this.panes.forEach((pane) => pane.room?.messages.later()));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "." || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.drawer.toggle();
    });
  }

  start() {
    SIDES.forEach((side, at) => {
      const name = localStorage.getItem(`pane:${side}`);
      const person = this.people.find((known) => known.name === name) ?? this.people[at % this.people.length];
      this.panes[at].be(person);
    });
    this.arrange();
    this.guide.draw();
  }

  /** Puts a person into a pane. */
  cast(pane, person) {
    localStorage.setItem(`pane:${SIDES[this.panes.indexOf(pane)]}`, person.name);
    pane.be(person);
    this.arrange();
  }

  /** A token that is no longer known: another world was begun here. */
  async renewPerson(pane) {
    const pause = new Promise((resolve) => setTimeout(resolve, 1_000));
    const cast = await readCast().catch(() => null);
    await pause;
    if (cast) this.people = cast.people;
    const person = this.people.find((known) => known.name === pane.person.name) ?? this.people[0];
    pane.be(person);
  }

  arrange() {
    const isNarrow = NARROW.matches;
    this.panes.forEach((pane, at) => pane.show(!isNarrow || at === this.front));
    this.drawTabs();
  }

  drawTabs() {
    this.tabs.hidden = !NARROW.matches;
    const tab = (pane, at) => {
      const count = this.mentionsOf(pane);
      const turn = () => {
        this.front = at;
        this.arrange();
      };
      return h(
        "button",
        { type: "button", class: "tab", role: "tab", key: `tab-${at}`, "aria-selected": String(at === this.front), on: { click: turn } },
        avatar(pane.person.name, "tiny"),
        pane.person.name,
        count > 0 && h("span", { class: "count" }, String(count)),
      );
    };
    fill(this.tabs, this.panes.map(tab));
  }

  mentionsOf(pane) {
    return [...pane.session.marks.mentions.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Mentions of a pane changed. */
  countMentions() {
    if (NARROW.matches) this.drawTabs();
  }

  /** Somebody did something to a bot, and it was answered. */
  notice(person, act) {
    this.guide.hear(person, act);
  }
}
