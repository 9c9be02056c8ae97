// The messages of one channel, as far as they are loaded: without gaps, from some message on to the newest. Must not know
// where they come from.

import { compareIds } from "./ids.js";

/** So many are kept while the newest are shown; older ones can be loaded again. */
const KEPT = 300;

export class Log {
  constructor() {
    this.list = [];
    this.byId = new Map();
    this.state = "absent"; // absent, loading, loaded, failed
    this.isWhole = false;
    this.touched = new Set();
  }

  get newest() {
    return this.list.at(-1);
  }

  /** A new or changed message. */
  put(message) {
    this.touched.add(message.id);
    this.insert(message);
  }

  remove(id) {
    this.touched.add(id);
    if (!this.byId.delete(id)) return;
    this.list.splice(this.list.findIndex((message) => message.id === id), 1);
  }

  /** Messages read over REST: what an event said meanwhile is newer. */
  take(messages) {
    for (const message of messages) if (!this.touched.has(message.id)) this.insert(message);
  }

  /** Forgets the oldest beyond a number. */
  trim() {
    if (this.list.length <= KEPT * 1.5) return;
    for (const message of this.list.splice(0, this.list.length - KEPT)) this.byId.delete(message.id);
    this.isWhole = false;
  }

  insert(message) {
    const known = this.byId.has(message.id);
    this.byId.set(message.id, message);
    let at = this.list.length;
    while (at > 0 && compareIds(this.list[at - 1].id, message.id) >= (known ? 0 : 1)) at -= 1;
    if (known) this.list[at] = message;
    else this.list.splice(at, 0, message);
  }
}
