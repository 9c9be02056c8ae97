// A person of a scenario, for tests of bots in JavaScript: what they do, and what they see. Knows no library of bots. Copy it into your
// own tests: it needs ws, which discord.js brings.

import { WebSocket } from "ws";

export const PATIENCE_MS = 15_000;
// A bot's program may have just been started.
const START_MS = 60_000;
let nonces = 0;

/** `promise`, or a failure that says what was waited for. */
export function within(ms, promise, what) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`it took longer than ${ms / 1000} s: ${what}`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export class Person {
  constructor(ready, name) {
    const { id, token } = ready.people[name];
    Object.assign(this, { id, token, name, base: `${ready.http}/api/v10`, gateway: ready.gateway });
    this.events = [];
    this.waits = new Set();
  }

  async connect() {
    this.socket = new WebSocket(`${this.gateway}/?v=10&encoding=json`);
    this.socket.on("message", (data) => this.receive(JSON.parse(data)));
    this.session = (await this.sees("READY")).session_id;
    return this;
  }

  close() {
    clearInterval(this.beat);
    this.socket.close();
  }

  receive({ op, d, t }) {
    if (op === 10) {
      this.beat = setInterval(() => this.socket.send('{"op":1,"d":null}'), d.heartbeat_interval);
      const identify = { token: this.token, capabilities: 0, properties: { browser: "probe" } };
      this.socket.send(JSON.stringify({ op: 2, d: identify }));
    }
    if (op !== 0) return;
    this.events.push([t, d]);
    for (const wait of this.waits) wait(t, d);
  }

  /** The first event of this name, from the one with number `after`, that `matches`; waits for it. */
  sees(name, matches = () => true, after = 0) {
    const known = this.events.slice(after).find(([t, d]) => t === name && matches(d));
    if (known) return known[1];
    let wait;
    const heard = new Promise((done) => {
      wait = (t, d) => t === name && matches(d) && done(d);
      this.waits.add(wait);
    });
    return within(PATIENCE_MS, heard, `${name} for ${this.name}`).finally(() => this.waits.delete(wait));
  }

  /** A call of their client, with a `file` as its name and text; the answer's JSON. */
  async call(method, path, body, file) {
    const request = { method, headers: { authorization: this.token } };
    if (file) {
      request.body = new FormData();
      request.body.append("payload_json", JSON.stringify(body));
      request.body.append("files[0]", new Blob([file[1]]), file[0]);
    } else if (body !== undefined) {
      request.headers["content-type"] = "application/json";
      request.body = JSON.stringify(body);
    }
    const answer = await fetch(this.base + path, request);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${this.name}: ${method} ${path} → ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  /** Puts the role of this name above all others, as an owner does in the settings of their server. */
  async raises(guild, name) {
    const roles = await this.call("GET", `/guilds/${guild}/roles`);
    const order = roles.sort((a, b) => (a.name === name) - (b.name === name) || a.position - b.position);
    const places = order.map(({ id }, position) => ({ id, position })).filter(({ id }) => id !== guild);
    await this.call("PATCH", `/guilds/${guild}/roles`, places);
  }

  says(channel, content) {
    return this.call("POST", `/channels/${channel.id}/messages`, { content });
  }

  interacts(type, data, place, file) {
    if (file) data.attachments = [{ id: "0", filename: file[0] }];
    const body = { type, nonce: String(++nonces), session_id: this.session, data, ...place };
    return this.call("POST", "/interactions", body, file);
  }

  /** The command of this name and kind in the index of the server, once the bot has registered it. */
  async finds(guild, name, type = 1) {
    for (const end = Date.now() + START_MS; Date.now() < end; ) {
      const index = await this.call("GET", `/guilds/${guild.id}/application-command-index`);
      const found = index.application_commands.find((command) => command.name === name && (command.type ?? 1) === type);
      if (found) return found;
      await new Promise((again) => setTimeout(again, 50));
    }
    throw new Error(`${name} is not in the index of commands`);
  }

  /** Runs a command as its index shows it, or asks for completion while `typing`. */
  runs(command, channel, { options = [], type = 1, target, typing = false, file } = {}) {
    const { id, name, version } = command;
    const data = { id, name, version, type, options, attachments: [], ...(target && { target_id: target }) };
    const place = { application_id: command.application_id, guild_id: channel.guild.id, channel_id: channel.id };
    return this.interacts(typing ? 4 : 2, data, place, file);
  }

  /** Presses a button or chooses in a menu of a message that they saw. */
  uses(message, data) {
    const { id, author, channel_id, guild_id, flags = 0 } = message;
    return this.interacts(3, data, { application_id: author.id, channel_id, guild_id, message_id: id, message_flags: flags });
  }

  /** Submits a form that they saw. */
  submits(modal, components, channel, file) {
    const data = { id: modal.id, custom_id: modal.custom_id, components };
    const place = { application_id: modal.application.id, guild_id: channel.guild.id, channel_id: channel.id };
    return this.interacts(5, data, place, file);
  }
}
