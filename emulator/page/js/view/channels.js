// The list of channels of the open server, with categories and threads, or of direct messages. Must not know messages.

import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { directOf, groupsOf, iconOf, threadsOf } from "./naming.js";

export class Channels {
  constructor(pane) {
    this.pane = pane;
    this.closed = new Set();
    this.head = h("h2", { class: "places-head" });
    this.list = h("div", { class: "places-list" });
    this.element = h("nav", { class: "places", "aria-label": "Channels" }, this.head, this.list);
  }

  draw() {
    const { pane } = this;
    const guild = pane.session.guilds.get(pane.place);
    this.head.textContent = guild?.name ?? "Direct messages";
    if (guild) fill(this.list, groupsOf(pane.session, guild.id).map((group) => this.group(group)));
    else fill(this.list, directOf(pane.session).map((channel) => this.row(channel, "direct")));
  }

  group({ category, channels }) {
    const isClosed = category && this.closed.has(category.id);
    const shown = channels.filter((channel) => !isClosed || this.isLoud(channel));
    const rows = shown.flatMap((channel) => [this.row(channel), ...threadsOf(this.pane.session, channel.id).map((thread) => this.row(thread, "thread"))]);
    if (!category) return rows;
    const toggle = () => {
      if (!this.closed.delete(category.id)) this.closed.add(category.id);
      this.draw();
    };
    const head = h(
      "button",
      { type: "button", class: "category", key: category.id, "aria-expanded": String(!isClosed), on: { click: toggle } },
      icon(isClosed ? "right" : "down"),
      category.name,
    );
    return [head, rows];
  }

  isLoud(channel) {
    const { marks } = this.pane.session;
    return marks.isUnread(channel.id) || this.pane.channel?.id === channel.id;
  }

  row(channel, kind = "") {
    const { pane } = this;
    const { marks } = pane.session;
    const isOpen = pane.channel?.id === channel.id;
    const isUnread = marks.isUnread(channel.id);
    const count = marks.count(channel.id);
    const name = pane.titleOf(channel).replace(/^#/, "");
    const words = [name, count > 0 ? `${count} ${count === 1 ? "mention" : "mentions"}` : isUnread && "unread"].filter(Boolean).join(", ");
    return h(
      "button",
      {
        type: "button",
        class: `channel ${kind}${isOpen ? " open" : ""}${isUnread ? " unread" : ""}`,
        key: channel.id,
        data: { channel: channel.id },
        "aria-label": words,
        "aria-current": isOpen ? "page" : null,
        on: { click: () => pane.open(channel) },
      },
      kind === "direct" ? avatar(name, "small") : icon(iconOf(channel)),
      h("span", { class: "channel-name" }, name),
      count > 0 && h("span", { class: "count" }, String(count)),
    );
  }
}
