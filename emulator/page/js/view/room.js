// An open channel: its head, messages, composer, and what opens beside them: pins, threads, members. Must not know other
// channels.

import { Composer } from "./composer.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { drawMembers } from "./members.js";
import { summaryOf } from "./message.js";
import { Messages } from "./messages.js";
import { iconOf, isDirect, isForum, isThread, threadsOf } from "./naming.js";
import { openPopup } from "./popup.js";
import { drawTags } from "./tags.js";
import { drawLine } from "./text.js";

export class Room {
  constructor(pane, channel) {
    Object.assign(this, { pane, channel });
    this.messages = new Messages(pane, channel);
    this.composer = new Composer(pane, channel);
    this.head = h("header", { class: "room-head" });
    this.aside = h("aside", { class: "members", "aria-label": "Members", hidden: true });
    const jump = h("button", { type: "button", class: "jump", on: { click: () => this.messages.toEnd() } }, "Jump to latest messages");
    const middle = h("div", { class: "middle" }, this.messages.element, jump, this.composer.element);
    this.element = h("div", { class: "room" }, this.head, h("div", { class: "room-body" }, middle, this.aside));
  }

  start() {
    this.pane.session.shown = this.channel.id;
    this.drawHead();
    this.messages.draw();
    this.pane.session.open(this.channel.id);
  }

  end() {
    this.messages.end();
    this.pane.session.shown = null;
    this.pane.session.read(null);
  }

  hear(channel) {
    if (channel !== this.channel.id) return;
    if (this.pane.session.log(channel).state === "absent") this.pane.session.open(channel);
    this.messages.later();
    if (this.waitsFor && this.messages.log.state === "loaded") this.show(this.waitsFor);
  }

  /** Whoever writes wants to see it. */
  follow(channel) {
    if (channel === this.channel.id) this.messages.atEnd = true;
  }

  /** Everything is drawn anew: names may have changed. */
  renew() {
    this.hear(this.channel.id);
    this.messages.renew();
    this.composer.renew();
    this.drawHead();
    if (!this.aside.hidden) drawMembers(this.pane, this.aside);
  }

  drawHead() {
    const { pane } = this;
    const channel = pane.session.channels.get(this.channel.id) ?? this.channel;
    const threads = isThread(channel) || isForum(channel) ? [] : threadsOf(pane.session, channel.id);
    const parent = isThread(channel) && pane.session.channels.get(channel.parent_id);
    const tool = (name, label, act) =>
      h("button", { type: "button", class: "tool", key: name, title: label, "aria-label": label, "aria-haspopup": "dialog", on: { click: act } }, icon(name));
    fill(
      this.head,
      h("button", { type: "button", class: "tool to-places", key: "menu", "aria-label": "Channels", on: { click: () => pane.element.classList.toggle("shows-places") } }, icon("menu")),
      parent && [h("button", { type: "button", class: "parent", key: "parent", on: { click: () => pane.open(parent) } }, `#${parent.name}`), icon("right")],
      icon(iconOf(channel)),
      h("h2", { class: "room-name" }, pane.titleOf(channel).replace(/^#/, "")),
      isThread(channel) && drawTags(pane.session, channel),
      channel.topic && h("div", { class: "topic", title: channel.topic }, drawLine(channel.topic, pane)),
      h("span", { class: "room-tools" }, [
        threads.length > 0 && tool("thread", "Threads", (event) => this.showThreads(threads, event.currentTarget)),
        tool("pin", "Pinned messages", (event) => this.showPins(event.currentTarget)),
        !isDirect(channel) && tool("people", "Members", () => this.toggleMembers()),
      ]),
    );
  }

  toggleMembers() {
    this.aside.hidden = !this.aside.hidden;
    if (!this.aside.hidden) drawMembers(this.pane, this.aside);
  }

  async showPins(anchor = this.head) {
    const { pane } = this;
    const pins = await pane.session.readPins(this.channel.id).catch((error) => (pane.toast(error.message), null));
    if (pins) this.panel(anchor, "Pinned messages", pins.map((message) => this.pinned(message)), "No pinned messages yet.");
  }

  pinned(message) {
    const { pane } = this;
    const go = () => pane.go(message.channel_id, message.id);
    const name = pane.session.nameOf(message.author, pane.guild);
    return h("button", { type: "button", class: "panel-row", on: { click: go } }, h("strong", {}, name), h("div", { class: "panel-words" }, ...summaryOf(message, pane)));
  }

  showThreads(threads, anchor) {
    const rows = threads.map((thread) => h("button", { type: "button", class: "panel-row", on: { click: () => this.pane.open(thread) } }, icon("thread"), thread.name));
    this.panel(anchor, "Threads", rows, "");
  }

  panel(anchor, title, rows, nothing) {
    const list = rows.length > 0 ? rows : h("p", { class: "panel-nothing" }, nothing);
    const panel = h("div", { class: "panel", role: "dialog", "aria-label": title, tabindex: "-1" }, h("h3", {}, title), h("div", { class: "panel-rows" }, list));
    openPopup(this.pane, anchor, panel, { width: 340 });
    panel.focus();
  }

  hearPins(channel) {
    if (channel === this.channel.id) this.messages.later();
  }

  /** Shows one message; one that is too old to be loaded is said to be so. */
  show(message) {
    this.messages.draw();
    this.waitsFor = null;
    if (this.messages.show(message)) return;
    if (this.messages.log.state === "loading") this.waitsFor = message;
    else this.pane.toast("That message is further up. Scroll up to load older ones.");
  }
}
