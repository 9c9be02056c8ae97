// The rail: direct messages and servers, each with its unread mark and mentions. Must not know channels' order.

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";

export class Rail {
  constructor(pane) {
    this.pane = pane;
    this.element = h("nav", { class: "rail", "aria-label": "Servers" });
  }

  draw() {
    const { session } = this.pane;
    const direct = this.button("@me", "Direct messages", icon("at"), (channel) => !channel.guild_id);
    const guilds = [...session.guilds.values()].map(({ id, name }) =>
      this.button(id, name, initials(name), (channel) => channel.guild_id === id),
    );
    fill(this.element, direct, h("div", { class: "rail-line", role: "presentation" }), guilds);
  }

  button(place, name, face, isHere) {
    const { session } = this.pane;
    const here = [...session.channels.values()].filter(isHere);
    const mentions = here.reduce((sum, channel) => sum + session.marks.count(channel.id), 0);
    const isUnread = here.some((channel) => session.marks.isUnread(channel.id));
    const isOpen = this.pane.place === place;
    const words = [name, mentions > 0 && `${mentions} ${mentions === 1 ? "mention" : "mentions"}`, isUnread && "unread"].filter(Boolean).join(", ");
    return h(
      "button",
      {
        type: "button",
        class: `server${isOpen ? " open" : ""}${isUnread ? " unread" : ""}`,
        key: `place-${place}`,
        title: name,
        "aria-label": words,
        "aria-current": isOpen ? "true" : null,
        on: { click: () => this.pane.openPlace(place) },
      },
      h("span", { class: "server-face" }, face),
      mentions > 0 && h("span", { class: "count" }, String(mentions)),
    );
  }
}

const initials = (name) => name.split(/\s+/).map((word) => [...word][0]).join("").slice(0, 3);
