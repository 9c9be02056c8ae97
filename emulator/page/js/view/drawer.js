// The drawer for whoever develops: the bot's calls as they happen, faults to switch on, the clock. Asks the control side
// only while it is open. Must not know what people do.

import { drawCalls } from "./drawer-calls.js";
import { drawClock } from "./drawer-clock.js";
import { drawFaults } from "./drawer-faults.js";
import { fill, h, makeId } from "./dom.js";
import { icon } from "./icons.js";

const TABS = [
  ["Calls", drawCalls],
  ["Faults", drawFaults],
  ["People and clock", drawClock],
];

export class Drawer {
  constructor(frame) {
    Object.assign(this, { frame, at: 0, stop: null });
    this.id = makeId("drawer");
    this.tabs = h("div", { class: "drawer-tabs", role: "tablist", "aria-label": "Developer tools" });
    this.body = h("div", { class: "drawer-body", role: "tabpanel", "aria-label": "Developer tools", id: this.id });
    const close = h("button", { type: "button", class: "tool", "aria-label": "Close developer tools", on: { click: () => this.toggle() } }, icon("close"));
    this.element = h("section", { class: "drawer", "aria-label": "Developer tools", hidden: true }, h("header", { class: "drawer-head" }, this.tabs, close), this.body);
  }

  serve(button) {
    this.opener = button;
  }

  toggle() {
    this.element.hidden = !this.element.hidden;
    this.opener.setAttribute("aria-expanded", String(!this.element.hidden));
    if (this.element.hidden) {
      this.stop?.();
      this.stop = null;
      this.opener.focus();
    } else {
      this.turn(this.at);
      this.tabs.querySelector("[aria-selected=true]").focus();
    }
  }

  turn(at) {
    this.stop?.();
    this.at = at;
    const tab = ([name], index) =>
      h(
        "button",
        {
          type: "button",
          class: "drawer-tab",
          role: "tab",
          key: name,
          "aria-selected": String(index === at),
          "aria-controls": this.id,
          tabindex: index === at ? "0" : "-1",
          on: { click: () => this.turn(index), keydown: (event) => this.key(event, index) },
        },
        name,
      );
    fill(this.tabs, TABS.map(tab));
    this.body.replaceChildren();
    this.stop = TABS[at][1](this.body, this.frame);
  }

  key(event, index) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    this.turn((index + step + TABS.length) % TABS.length);
    this.tabs.querySelector("[aria-selected=true]").focus();
  }
}
