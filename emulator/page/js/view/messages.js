// The list of a channel's messages: which elements stand for which, days and the line of new ones, scrolling and loading
// older ones. Draws at most once a frame, and only what changed. Must not know what a message looks like.

import { compareIds } from "../state/ids.js";
import { coalesce, h, replace } from "./dom.js";
import { drawMessage, isEphemeral, isSystem } from "./message.js";
import { dayWords, isSameDay } from "./moments.js";

/** Messages of one author within this time stand under one head. */
const TOGETHER_MS = 7 * 60_000;
const NEAR_PX = 60;
const LOAD_NEAR_PX = 400;

export class Messages {
  constructor(pane, channel) {
    this.pane = pane;
    this.channel = channel;
    this.log = pane.session.log(channel.id);
    this.drawn = new Map();
    this.atEnd = true;
    this.newSince = pane.session.marks.isUnread(channel.id) ? pane.session.marks.read.get(channel.id) ?? "0" : null;
    this.list = h("div", { class: "list", role: "log", "aria-label": `Messages in ${pane.titleOf(channel)}` });
    this.top = h("div", { class: "beginning" });
    this.element = h(
      "div",
      { class: "scroll", tabindex: "0", role: "group", "aria-label": "Messages", on: { scroll: () => this.scroll() } },
      this.top,
      this.list,
    );
    this.later = coalesce(() => this.draw());
    this.resized = new ResizeObserver(() => this.atEnd && this.toEnd());
    this.resized.observe(this.element);
    this.resized.observe(this.list);
  }

  end() {
    this.resized.disconnect();
    this.ended = true;
  }

  /** Draws again, whatever is known. */
  renew() {
    this.drawn.forEach((entry) => (entry.message = null));
    this.later();
  }

  draw() {
    if (this.ended) return;
    this.log = this.pane.session.log(this.channel.id);
    this.drawTop();
    const height = this.element.scrollHeight;
    const oldest = this.first;
    this.patch();
    if (this.atEnd) this.toEnd();
    else if (oldest && oldest !== this.first) this.element.scrollTop += this.element.scrollHeight - height;
    this.mark();
  }

  patch() {
    const wanted = this.layOut();
    const keep = new Set(wanted.map((entry) => entry.key));
    for (const [key, { node }] of this.drawn) {
      if (keep.has(key)) continue;
      node.remove();
      this.drawn.delete(key);
    }
    let place = this.list.firstChild;
    for (const entry of wanted) {
      const known = this.drawn.get(entry.key);
      let node = known?.node;
      if (!known || known.message !== entry.message || known.look !== entry.look) {
        const fresh = entry.draw();
        if (node) {
          if (place === node) place = fresh;
          replace(node, fresh);
        }
        node = fresh;
        this.drawn.set(entry.key, { node, message: entry.message, look: entry.look });
      }
      if (node === place) place = place.nextSibling;
      else this.list.insertBefore(node, place);
    }
    this.first = wanted[0]?.key;
  }

  /** What the list should hold, in order: `{key, message, look, draw}`. */
  layOut() {
    const wanted = [];
    let before = null;
    let isNewShown = false;
    for (const message of this.log.list) {
      const isNewDay = !before || !isSameDay(before.timestamp, message.timestamp);
      if (isNewDay) wanted.push(this.line(`day-${message.id}`, dayWords(message.timestamp), "day"));
      const isNew = this.newSince !== null && !isNewShown && !isEphemeral(message) && compareIds(message.id, this.newSince) > 0;
      if (isNew) {
        isNewShown = true;
        wanted.push(this.line("new", "New", "new"));
      }
      const follows = !isNewDay && !isNew && belongsTo(before, message);
      wanted.push(this.entry(message, follows));
      before = message;
    }
    return wanted;
  }

  entry(message, follows) {
    const { acts, failures } = this.pane.session;
    const state = acts.isAnyWaiting(message.id) ? "waiting" : failures.get(message.id) ?? "";
    return { key: message.id, message, look: `${follows} ${state}`, draw: () => drawMessage(message, this.pane, { follows }) };
  }

  line(key, words, kind) {
    const draw = () => h("div", { class: `divider ${kind}`, role: "separator", "aria-label": words }, h("span", {}, words));
    return { key, message: this, look: words, draw };
  }

  drawTop() {
    const { state, isWhole, error, list } = this.log;
    const look = `${state} ${isWhole} ${list.length > 0}`;
    if (look === this.topLook) return;
    this.topLook = look;
    if (state === "failed") this.top.replaceChildren(h("p", { class: "failure" }, error?.message ?? "Could not be loaded."));
    else if (isWhole) this.top.replaceChildren(...this.pane.greeting(this.channel));
    else this.top.replaceChildren(h("p", { class: "loading" }, state === "loading" ? "Loading…" : ""));
  }

  scroll() {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (scrollTop < LOAD_NEAR_PX) this.pane.session.loadOlder(this.channel.id);
    this.mark();
  }

  /** What is on the screen down to the newest message is read. */
  mark() {
    const isSeen = this.atEnd && this.log.state === "loaded" && document.visibilityState === "visible" && this.pane.isShown;
    this.pane.session.read(isSeen ? this.channel.id : null);
    this.element.parentElement?.classList.toggle("behind", !this.atEnd);
  }

  toEnd() {
    this.element.scrollTop = this.element.scrollHeight;
    this.atEnd = true;
  }

  /** Shows a message if it is loaded. */
  show(id) {
    const node = this.drawn.get(id)?.node;
    if (!node) return false;
    this.atEnd = false;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
    node.classList.add("flash");
    setTimeout(() => node.classList.remove("flash"), 1_500);
    return true;
  }
}

function belongsTo(before, message) {
  if (!before || isSystem(before) || isSystem(message)) return false;
  if (before.author.id !== message.author.id || isEphemeral(before) !== isEphemeral(message)) return false;
  if (message.interaction || (message.message_reference && !isEphemeral(message)) || message.local) return false;
  return new Date(message.timestamp) - new Date(before.timestamp) < TOGETHER_MS;
}
