// One pane: a person's whole client. Owns which server and channel are open, and what its parts ask of each other. Must not
// know other panes.

import { Session } from "../state/session.js";
import { Channels } from "./channels.js";
import { coalesce, h } from "./dom.js";
import { icon } from "./icons.js";
import { messageItems, openMenu, pointOf, userItems } from "./menu.js";
import { openModal } from "./modal.js";
import { closePopup } from "./popup.js";
import { openProfile } from "./profile.js";
import { Rail } from "./rail.js";
import { Forum } from "./forum.js";
import { Room } from "./room.js";
import { Titlebar } from "./titlebar.js";
import { firstChannel, iconOf, isForum, titleOf } from "./naming.js";

const DIRECT = "@me";
const TOAST_MS = 6_000;

export class Pane {
  /** `frame` knows who there is; `label` says which pane it is. */
  constructor(frame, label) {
    Object.assign(this, { frame, label, isShown: true, place: DIRECT, channel: null, lastIn: new Map() });
    this.titlebar = new Titlebar(this);
    this.rail = new Rail(this);
    this.channels = new Channels(this);
    this.roomSlot = h("div", { class: "room-slot" });
    // On a narrow pane the list lies beside a room that is pushed away: a press there brings it back.
    this.roomSlot.addEventListener("click", (event) => !event.target.closest(".to-places") && this.element.classList.remove("shows-places"));
    this.body = h(
      "div",
      { class: "pane-body" },
      this.titlebar.element,
      h("div", { class: "window" }, this.rail.element, this.channels.element, this.roomSlot),
    );
    this.toasts = h("div", { class: "toasts", role: "status" });
    this.layer = h("div", { class: "layer" }, this.toasts);
    this.element = h("section", { class: "pane", "aria-label": label }, this.body, this.layer);
    this.drawPlaces = coalesce(() => this.refresh());
  }

  /** Logs in as somebody else. */
  be(person) {
    closePopup();
    this.session?.end();
    this.room?.end();
    this.layer.replaceChildren(this.toasts);
    this.body.inert = false;
    this.person = person;
    this.channel = null;
    this.lastIn.clear();
    this.room = null;
    this.roomSlot.replaceChildren(h("div", { class: "room waiting" }, h("p", {}, "Connecting…")));
    this.element.setAttribute("aria-label", `${this.label}: ${person.name}`);
    const session = (this.session = new Session(person));
    session.on("connection", () => this.titlebar.draw());
    session.on("connection", (state) => state === "refused" && this.frame.renewPerson(this));
    session.on("ready", () => this.begin());
    session.on("places", () => this.drawPlaces());
    session.on("members", () => this.room?.renew());
    session.on("log", (channel) => this.room?.hear(channel));
    session.on("pins", (channel) => this.room?.hearPins(channel));
    session.on("heard", ({ channel, author }) => author === session.me.id && this.room?.follow(channel));
    session.on("act", (act) => this.hear(act));
    this.titlebar.draw();
    session.start();
  }

  /** The server that is open; none among direct messages. */
  get guild() {
    return this.session.guilds.get(this.channel ? this.channel.guild_id : this.place);
  }

  begin() {
    const known = this.channel && this.session.channels.get(this.channel.id);
    const kept = this.session.channels.get(localStorage.getItem(`place:${this.person.id}`));
    const channel = known ?? kept ?? firstChannel(this.session, [...this.session.guilds.keys()][0]);
    if (channel && channel.type !== 4) this.open(channel);
    else this.drawPlaces();
    this.room?.renew();
  }

  refresh() {
    if (this.channel && !this.session.channels.has(this.channel.id)) {
      const next = firstChannel(this.session, this.channel.guild_id);
      this.toast(`${this.titleOf(this.channel)} was deleted, or you can no longer see it.`);
      if (next) this.open(next);
    }
    this.rail.draw();
    this.channels.draw();
    this.room?.drawHead();
    this.frame.countMentions(this);
  }

  open(channel) {
    closePopup();
    this.element.classList.remove("shows-places");
    this.place = channel.guild_id ?? DIRECT;
    if (this.channel?.id === channel.id && this.room) {
      this.channel = channel;
      return this.drawPlaces();
    }
    this.channel = channel;
    this.lastIn.set(this.place, channel.id);
    localStorage.setItem(`place:${this.person.id}`, channel.id);
    this.room?.end();
    this.room = isForum(channel) ? new Forum(this, channel) : new Room(this, channel);
    this.roomSlot.replaceChildren(this.room.element);
    this.room.start();
    this.drawPlaces();
  }

  /** Shows a server's or the direct messages' list. */
  openPlace(place) {
    const channel = this.session.channels.get(this.lastIn.get(place)) ?? firstChannel(this.session, place === DIRECT ? undefined : place);
    this.place = place;
    if (channel) this.open(channel);
    else {
      this.channel = null;
      this.room?.end();
      this.room = null;
      this.roomSlot.replaceChildren(h("div", { class: "room waiting" }, h("p", {}, "No direct messages yet. Press someone's name to message them.")));
      this.drawPlaces();
    }
  }

  /** Leads to a channel, and in it to a message. */
  async go(channel, message) {
    let known = this.session.channels.get(channel);
    if (!known) {
      // An archived thread is not told by the gateway.
      known = await this.session.rest.get(`/channels/${channel}`).catch(() => null);
      if (!known) return this.toast("That channel was deleted, or you can't see it.");
      this.session.channels.set(channel, known);
    }
    this.open(known);
    if (message) this.room.show(message);
  }

  hear(act) {
    const { session } = this;
    if (act.outcome === "modal") openModal(this, act.data);
    if (act.outcome === "failed" && act.message) {
      session.failures.set(act.message, act.data.error ? `This interaction failed: ${act.data.error.message}` : "This interaction failed");
    }
    if (act.message) this.room?.hear(act.channel);
    if (["done", "modal"].includes(act.outcome)) this.frame.notice(this.person, act);
  }

  async dismiss(message) {
    const { session } = this;
    session.log(message.channel_id).remove(message.id);
    session.emit("log", message.channel_id);
    this.focus();
    if (!message.local) await session.deleteMessage(message).catch(() => {});
  }

  async messageMenu(message, event) {
    event.preventDefault();
    const anchor = event.type === "contextmenu" ? pointOf(event) : event.currentTarget;
    openMenu(this, anchor, "Message", await messageItems(this, message));
  }

  async userMenu(user, event) {
    event.preventDefault();
    event.stopPropagation();
    openMenu(this, pointOf(event), this.session.nameOf(user, this.guild), await userItems(this, user));
  }

  profile(user, anchor) {
    openProfile(this, user, anchor);
  }

  titleOf(channel) {
    return titleOf(this.session, channel);
  }

  /** What stands above a channel's first message. */
  greeting(channel) {
    const title = this.titleOf(channel);
    const words = channel.guild_id ? `This is the start of ${title}.` : `This is the start of your direct messages with ${title}.`;
    return [h("span", { class: "beginning-face" }, icon(iconOf(channel))), h("h3", {}, channel.guild_id ? `Welcome to ${title}` : title), h("p", {}, channel.topic || words)];
  }

  toast(words) {
    const toast = h("div", { class: "toast" }, words);
    this.toasts.append(toast);
    setTimeout(() => toast.remove(), TOAST_MS);
  }

  focus() {
    this.room?.composer.focus();
  }

  /** Whether the pane is on the screen at all. */
  show(isShown) {
    this.isShown = isShown;
    this.element.hidden = !isShown;
    this.room?.messages.later();
  }
}
