// What all probes share: the connected bot, its server, and the people in it.

import { readFileSync } from "node:fs";
import { Client, Events, GatewayIntentBits, Partials } from "discord.js";
import { PATIENCE_MS, Person, within } from "./person.mjs";

export const PIXEL = Buffer.from(
  "89504e470d0a1a0a0000000d4948445200000001000000010806000000" +
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082",
  "hex",
);

export class Lab {
  async open(path) {
    this.here = JSON.parse(readFileSync(path, "utf8"));
    this.client = new Client({
      intents: Object.values(GatewayIntentBits).filter((bit) => typeof bit === "number"),
      partials: [Partials.Channel, Partials.Message, Partials.Reaction],
      // The one address that a bot on discord.js changes to be tested here; the gateway's is asked for.
      rest: { api: `${this.here.http}/api` },
    });
    for (const name of ["Ana", "Ben", "Chidi", "Mia"]) {
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

  control(method, path, body) {
    const headers = { "content-type": "application/json" };
    return fetch(`${this.here.http}/_emulator/${path}`, { method, headers, body: JSON.stringify(body) });
  }

  /** Lets somebody join again. */
  returns(person) {
    return this.control("PATCH", `people/${person.id}`, { join: [this.guild.id] });
  }
}
