// What a person has read: the newest message read in each channel, and how often they were mentioned since. Kept by this
// browser. Must not know how it is shown.

import { compareIds } from "./ids.js";

export class Marks {
  constructor(person) {
    this.key = `read:${person}`;
    this.mentions = new Map();
    this.newest = new Map();
    try {
      this.read = new Map(Object.entries(JSON.parse(localStorage.getItem(this.key) ?? "{}")));
    } catch {
      this.read = new Map();
    }
  }

  /** A channel's newest message, as the server tells it. */
  see(channel, message) {
    if (message && compareIds(message, this.newest.get(channel)) > 0) this.newest.set(channel, message);
  }

  mention(channel, count = 1) {
    this.mentions.set(channel, (this.mentions.get(channel) ?? 0) + count);
  }

  /** Everything in the channel is read. Whether that is news. */
  markRead(channel) {
    const newest = this.newest.get(channel);
    const news = this.isUnread(channel) || this.mentions.has(channel);
    this.mentions.delete(channel);
    if (newest && compareIds(newest, this.read.get(channel)) > 0) {
      this.read.set(channel, newest);
      localStorage.setItem(this.key, JSON.stringify(Object.fromEntries(this.read)));
    }
    return news;
  }

  isUnread(channel) {
    return compareIds(this.newest.get(channel), this.read.get(channel)) > 0;
  }

  count(channel) {
    return this.mentions.get(channel) ?? 0;
  }
}
