// The top of a pane: who is logged in, changing that, and how the connection is. Must not know what the pane shows.

import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { Listbox } from "./listbox.js";
import { openPopup } from "./popup.js";

const STATES = {
  connecting: "Connecting…",
  broken: "Connection lost. Reconnecting…",
  refused: "Logged out. Logging in again…",
};

export class Titlebar {
  constructor(pane) {
    this.pane = pane;
    this.who = h("div", { class: "who" });
    this.note = h("div", { class: "connection", role: "status" });
    this.element = h("header", { class: "titlebar" }, this.who, this.note);
  }

  draw() {
    const { person, session } = this.pane;
    const words = STATES[session.connection] ?? "";
    if (this.note.textContent !== words) this.note.textContent = words;
    this.pane.element.classList.toggle("offline", words !== "");
    const button = h(
      "button",
      {
        type: "button",
        class: "person",
        key: "person",
        "aria-haspopup": "listbox",
        "aria-expanded": "false",
        on: { click: () => this.choose(button) },
      },
      avatar(person.name, "small"),
      h("span", { class: "person-name" }, person.name),
      person.about && h("span", { class: "person-about" }, person.about),
      h("span", { class: "unseen" }, "Switch person"),
      icon("down"),
    );
    fill(this.who, button);
  }

  choose(button) {
    const { people } = this.pane.frame;
    const list = new Listbox("Switch person", (entry) => {
      close();
      this.pane.frame.cast(this.pane, entry.person);
    });
    list.set(
      people.map((person) => ({ value: person.id, label: person.name, hint: person.about, face: avatar(person.name, "small"), person })),
      people.findIndex((person) => person.id === this.pane.person.id),
    );
    list.element.tabIndex = -1;
    list.element.addEventListener("keydown", (event) => (event.key === "Tab" ? close() : list.key(event)));
    const close = openPopup(this.pane, button, h("div", { class: "select-menu" }, list.element), { width: 240 });
    list.serve(list.element);
    list.element.removeAttribute("aria-controls");
    list.element.focus();
  }
}
