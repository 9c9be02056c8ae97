// The test of the bot: `node --test`, with discord.js installed and the program in `DISCORD_EMULATOR`.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Person } from "./person.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const started = [];
let here, ana;

before(async () => {
  const scenario = process.env.DISCORD_SCENARIO ?? path("../scenario.toml");
  const discord = spawn(process.env.DISCORD_EMULATOR ?? "discord-emulator", ["--scenario", scenario]);
  started.push(discord);
  const [line] = await once(createInterface(discord.stdout), "line");
  here = JSON.parse(line);
  ana = await new Person(here, "Ana").connect();
  const reached = { DISCORD_API: `${here.http}/api`, DISCORD_TOKEN: here.bots.Greeter.token };
  started.push(spawn(process.execPath, [path("bot.mjs")], { env: { ...process.env, ...reached }, stdio: "inherit" }));
});

after(() => {
  ana?.close();
  for (const process of started) process.kill();
});

test("who is greeted can wave back", async () => {
  const guild = { id: here.servers.Cafe };
  const [channel] = await ana.call("GET", `/guilds/${guild.id}/channels`);
  await ana.runs(await ana.finds(guild, "greet"), { ...channel, guild });
  const greeting = await ana.sees("MESSAGE_CREATE", ({ content }) => content === "Hello from Ana!");
  await ana.uses(greeting, { component_type: 2, custom_id: "wave" });
  const changed = await ana.sees("MESSAGE_UPDATE", ({ content }) => content === "Ana waves back.");
  assert.deepEqual(changed.components, []);
});
