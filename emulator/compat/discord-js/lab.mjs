// What all probes share: the connected bot, its server, and the people in it.

import { readFileSync } from "node:fs";
import { Client, Events, GatewayIntentBits, Partials } from "discord.js";
import { PATIENCE_MS, Person, within } from "./person.mjs";

export const PIXEL = Buffer.from(
  "89504e470d0a1a0a0000000d4948445200000001000000010806000000" +
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082",
  "hex",
);

const NAMES = ["Ana", "Ben", "Chidi", "Mia"];

export class Lab {
  async open(path) {
    this.here = JSON.parse(readFileSync(path, "utf8"));
    const { people } = this.here;
    this.strangers = Object.keys(people).filter((name) => !NAMES.includes(name)).map((name) => people[name].id);
    this.client = new Client({
      intents: Object.values(GatewayIntentBits).filter((bit) => typeof bit === "number"),
      partials: [Partials.Channel, Partials.Message, Partials.Reaction],
      // The one address that a bot on discord.js changes to be tested here; the gateway's is asked for.
      rest: { api: `${this.here.http}/api` },
    });
    for (const name of NAMES) {
      this[name.toLowerCase()] = await new Person(this.here, name).connect();
    }
    await this.mia.raises(this.here.servers.Lab, "Probe");
    const ready = this.hears(Events.ClientReady, undefined, 20_000);
    await this.client.login(this.here.bots.Probe.token);
    await ready;
    this.guild = this.client.guilds.cache.get(this.here.servers.Lab);
    const named = (name) => this.guild.channels.cache.find((channel) => channel.name === name);
    this.general = named("general");
    this.second = named("second");
    return this;
  }

  async close() {
    for (const person of [this.ana, this.ben, this.chidi, this.mia]) person.close();
    await this.client.destroy();
  }

  /** The arguments of the first event of this name that the bot hears from now on. */
  hears(event, matches = () => true, ms = PATIENCE_MS) {
    let listener;
    const heard = new Promise((done) => {
      listener = (...told) => matches(...told) && done(told);
      this.client.on(event, listener);
    });
    const result = within(ms, heard, event).finally(() => this.client.off(event, listener));
    result.catch(() => {});
    return result;
  }

  /** The person as a member of the server, as Discord has them now. */
  member(person) {
    return this.guild.members.fetch({ user: person.id, force: true });
  }

  /** A call of the control API. */
  async control(method, path, body) {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${this.here.http}/_emulator/${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  /** What the control API turns on or off holds while `what` is done, and no longer afterwards. */
  async meanwhile(path, changed, what) {
    await this.control("PATCH", path, changed);
    try {
      await what();
    } finally {
      const before = Object.entries(changed).map(([name, on]) => [name, !on]);
      await this.control("PATCH", path, Object.fromEntries(before));
    }
  }

  /** Moves the local Discord's clock. */
  advances(hours) {
    return this.control("POST", "clock", { advance_ms: hours * 3_600_000 });
  }

  /** The codes with which calls were refused, of the newest calls. */
  async refusals() {
    const lines = await (await fetch(`${this.here.http}/_emulator/calls?last=20`)).text();
    const calls = lines.trim().split("\n").map((line) => JSON.parse(line));
    return calls.filter(({ status }) => status >= 400).map(({ response }) => response.code);
  }

  /** The channel of the server in which the bot isn't. */
  async elsewhere() {
    const id = this.here.servers.Elsewhere;
    const [lobby] = await this.ana.call("GET", `/guilds/${id}/channels`);
    return { id: lobby.id, guild: { id } };
  }

  /** Lets somebody join again. */
  returns(person) {
    return this.control("PATCH", `people/${person.id}`, { join: [this.guild.id] });
  }
}
