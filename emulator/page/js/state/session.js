// One person, logged in: their servers, channels and messages, kept up to date by the gateway. Owns loading and sending.
// Must not know how anything is shown.
//
// Topics: `connection`, `ready`, `places` (servers, channels, unread), `members`, `log` with a channel's id, `act`.

import { Rest } from "../wire/rest.js";
import { Gateway } from "../wire/gateway.js";
import { Acts } from "./acts.js";
import { hear } from "./events.js";
import { compareIds, makeNonce } from "./ids.js";
import { Log } from "./log.js";
import { Marks } from "./marks.js";
import { Topics } from "./topics.js";

/** Messages in one answer of the server, at most 100. */
const PAGE = 50;
/** Channels whose mentions are counted after a login. */
const COUNTED = 20;

export class Session extends Topics {
  constructor(person) {
    super();
    this.person = person;
    this.me = { id: person.id, username: person.username, global_name: person.name };
    this.connection = "connecting";
    this.rest = new Rest(person.token);
    this.gateway = new Gateway(person.token, (...event) => hear(this, ...event), (state) => this.connect(state));
    this.acts = new Acts(this);
    this.marks = new Marks(person.id);
    this.guilds = new Map();
    this.channels = new Map();
    this.users = new Map();
    this.logs = new Map();
    this.failures = new Map();
    this.commands = new Map();
    /** The channel that is open, and the one that is being read: open, at its newest message. */
    this.shown = null;
    this.reading = null;
  }

  start() {
    this.gateway.connect();
    return this;
  }

  end() {
    this.gateway.end();
    this.listeners.clear();
  }

  connect(state) {
    this.connection = state;
    this.emit("connection", state);
  }

  log(channel) {
    if (!this.logs.has(channel)) this.logs.set(channel, new Log());
    return this.logs.get(channel);
  }

  guildOf(channel) {
    return this.guilds.get(this.channels.get(channel)?.guild_id);
  }

  /** A name as this person sees it in a server: nickname, display name, username. */
  nameOf(user, guild) {
    const member = guild?.members.get(user.id);
    return member?.nick ?? user.global_name ?? user.username;
  }

  /** Loads the newest messages of a channel, once. */
  async open(channel) {
    const log = this.log(channel);
    if (log.state === "loading" || log.state === "loaded") return;
    await this.load(channel, log, "");
  }

  /** Loads a page of older messages. */
  async loadOlder(channel) {
    const log = this.log(channel);
    if (log.state !== "loaded" || log.isWhole || log.list.length === 0) return;
    await this.load(channel, log, `&before=${log.list[0].id}`);
  }

  async load(channel, log, window) {
    log.state = "loading";
    log.touched.clear();
    try {
      const messages = await this.rest.get(`/channels/${channel}/messages?limit=${PAGE}${window}`);
      if (this.logs.get(channel) !== log) return;
      log.take(messages);
      log.isWhole = messages.length < PAGE;
      log.state = "loaded";
    } catch (error) {
      log.state = "failed";
      log.error = error;
    }
    this.emit("log", channel);
  }

  async send(channel, content, files, replyTo) {
    const body = { content, nonce: makeNonce() };
    if (replyTo) body.message_reference = { message_id: replyTo };
    if (files.length > 0) body.attachments = files.map((file, index) => ({ id: index, filename: file.name }));
    const numbered = files.map((file, index) => ({ file, index }));
    await this.rest.call("POST", `/channels/${channel}/messages`, body, numbered);
  }

  deleteMessage(message) {
    return this.rest.call("DELETE", `/channels/${message.channel_id}/messages/${message.id}`);
  }

  /** The channel of direct messages with somebody. */
  async openDm(user) {
    const channel = await this.rest.call("POST", "/users/@me/channels", { recipient_id: user });
    if (!this.channels.has(channel.id)) this.channels.set(channel.id, channel);
    this.emit("places");
    return channel.id;
  }

  async readPins(channel) {
    const { items } = await this.rest.get(`/channels/${channel}/messages/pins`);
    return items.map((item) => item.message);
  }

  /** Commands that can be used in a server, read anew at most every few seconds. */
  async readCommands(guild) {
    const known = this.commands.get(guild);
    if (known && Date.now() - known.at_ms < 5_000) return known.index;
    const index = await this.rest.get(`/guilds/${guild}/application-command-index`);
    this.commands.set(guild, { index, at_ms: Date.now() });
    return index;
  }

  /** Says that a channel is on the screen with its newest message, or that none is. */
  read(channel) {
    this.reading = channel;
    if (channel && this.marks.markRead(channel)) this.emit("places");
  }

  /** Whether a message calls for this person. */
  isForMe(message) {
    const guild = this.guildOf(message.channel_id);
    const roles = guild?.members.get(this.me.id)?.roles ?? [];
    return (
      message.mention_everyone ||
      message.mentions?.some((user) => user.id === this.me.id) ||
      message.mention_roles?.some((role) => roles.includes(role))
    );
  }

  /** After a login: counts the mentions that came while nobody looked. */
  async countMentions() {
    const unread = [...this.channels.values()].filter((channel) => this.marks.isUnread(channel.id));
    unread.sort((a, b) => compareIds(b.last_message_id, a.last_message_id));
    for (const { id, guild_id: guild } of unread.slice(0, COUNTED)) {
      const after = this.marks.read.get(id);
      const window = after ? `&after=${after}` : "";
      const messages = await this.rest.get(`/channels/${id}/messages?limit=${PAGE}${window}`).catch(() => []);
      const foreign = messages.filter((message) => message.author.id !== this.me.id && !(message.flags & 64));
      const count = foreign.filter((message) => !guild || this.isForMe(message)).length;
      if (!this.marks.isUnread(id)) continue;
      this.marks.mentions.delete(id);
      if (count > 0) this.marks.mention(id, count);
    }
    this.emit("places");
  }
}
