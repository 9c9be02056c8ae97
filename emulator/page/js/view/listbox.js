// A list of which one or several entries are chosen by mouse or keyboard. Owns its highlight and ids. Must not know what the
// entries mean.

import { fill, h, makeId } from "./dom.js";

export class Listbox {
  /** Entries: `{value, label, hint?, face?, group?, mark?}`; `choose(entry)` when one is chosen. */
  constructor(label, choose) {
    this.id = makeId("list");
    this.choose = choose;
    this.entries = [];
    this.at = -1;
    this.element = h("div", { class: "listbox", role: "listbox", id: this.id, "aria-label": label });
  }

  set(entries, at = 0) {
    this.entries = entries;
    this.at = entries.length > 0 ? Math.min(Math.max(at, 0), entries.length - 1) : -1;
    let group = null;
    const rows = entries.flatMap((entry, index) => {
      const head = entry.group && entry.group !== group ? h("div", { class: "group", role: "presentation" }, entry.group) : null;
      group = entry.group ?? group;
      return [head, this.draw(entry, index)];
    });
    fill(this.element, rows);
    this.light();
  }

  draw(entry, index) {
    // The focus stays where the person types.
    const keep = (event) => event.preventDefault();
    const point = () => {
      if (this.at === index) return;
      this.at = index;
      this.light();
    };
    return h(
      "div",
      {
        class: "entry",
        role: "option",
        id: `${this.id}-${index}`,
        "aria-selected": "false",
        "aria-checked": entry.mark === undefined ? null : String(entry.mark),
        on: { mousedown: keep, mousemove: point, click: () => this.choose(entry) },
      },
      entry.mark !== undefined && h("span", { class: entry.mark ? "tick on" : "tick", "aria-hidden": "true" }),
      entry.face,
      h("span", { class: "entry-words" }, h("span", { class: "entry-label" }, entry.label), entry.hint && h("span", { class: "entry-hint" }, entry.hint)),
    );
  }

  light() {
    for (const element of this.element.querySelectorAll(".entry")) {
      const isLit = element.id === this.lit;
      element.setAttribute("aria-selected", String(isLit));
      if (isLit) element.scrollIntoView({ block: "nearest" });
    }
    this.owner?.setAttribute("aria-activedescendant", this.lit ?? "");
  }

  get lit() {
    return this.at < 0 ? null : `${this.id}-${this.at}`;
  }

  get current() {
    return this.entries[this.at];
  }

  /** Makes an input or button speak for the list. */
  serve(owner) {
    this.owner = owner;
    owner.setAttribute("aria-controls", this.id);
    this.light();
  }

  /** Handles a key; whether it was the list's. */
  key(event) {
    if (event.isComposing || this.entries.length === 0) return false;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      const step = key === "ArrowDown" ? 1 : -1;
      this.at = (this.at + step + this.entries.length) % this.entries.length;
      this.light();
    } else if (key === "Enter" || (key === "Tab" && !event.shiftKey)) {
      if (!this.current) return false;
      this.choose(this.current);
    } else return false;
    event.preventDefault();
    return true;
  }
}
