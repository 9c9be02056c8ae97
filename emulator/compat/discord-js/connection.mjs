// Connection: logging in, members, resuming, limits and errors.

import assert from "node:assert/strict";
import { ActivityType, Events, Routes } from "discord.js";
import { row } from "./report.mjs";

row("connects and reads its server", async ({ client, guild, mia }) => {
  assert.equal(client.user.username, "Probe");
  assert.deepEqual([...guild.channels.cache.values()].map(({ name }) => name), ["general", "second"]);
  assert.equal(guild.ownerId, mia.id);
});

row("receives the members that its intents grant", async ({ guild, ana }) => {
  const names = guild.members.cache.map((member) => member.displayName).sort();
  assert.deepEqual(names, ["Ana", "Ben", "Chidi", "Mia", "Probe"]);
  assert.equal(guild.presences.cache.get(ana.id)?.status, "online");
});

row("asks for members by the start of their name", async ({ guild }) => {
  const found = await guild.members.fetch({ query: "an", limit: 5 });
  assert.deepEqual(found.map((member) => member.displayName), ["Ana"]);
});

row("resumes after its connection has dropped", async (lab) => {
  const resumed = lab.hears(Events.ShardResume, undefined, 9_000);
  await lab.control("POST", "faults", { kind: "gateway_drop", count: 1 });
  await resumed;
  const heard = lab.hears(Events.MessageCreate, (message) => message.content === "after the drop");
  await lab.ana.says(lab.general, "after the drop");
  await heard;
});

row("hears of an outage of its server, and of its end", async (lab) => {
  const { guild } = lab;
  let back;
  const gone = lab.hears(Events.GuildUnavailable, ({ id }) => id === guild.id);
  await lab.meanwhile(`servers/${guild.id}`, { unavailable: true }, async () => {
    await gone;
    assert.equal(guild.available, false);
    back = lab.hears(Events.GuildAvailable, ({ id }) => id === guild.id);
  });
  await back;
  assert.deepEqual([guild.available, guild.members.cache.size], [true, 5]);
  const heard = lab.hears(Events.MessageCreate, (message) => message.content === "after the outage");
  await lab.ana.says(lab.general, "after the outage");
  await (await heard)[0].reply("it was short");
});

row("changes its presence", async ({ client, guild }) => {
  client.user.setPresence({ status: "idle", activities: [{ name: "with probes", type: ActivityType.Playing }] });
  const [{ presence }] = (await guild.members.fetch({ user: [client.user.id], withPresences: true })).values();
  assert.deepEqual([presence.status, presence.activities[0].name], ["idle", "with probes"]);
});

row("waits where it is rate limited", async ({ second }) => {
  const all = Array.from({ length: 30 }, (_, number) => second.send(`one of many, ${number}`));
  assert.equal(new Set((await Promise.all(all)).map(({ id }) => id)).size, 30);
});

row("reads which permission is missing", async (lab) => {
  const owner = await lab.member(lab.mia);
  await assert.rejects(owner.setNickname("Not hers to change"), { code: 50013 });
});

row("reads which field is wrong", async ({ client, general }) => {
  const sent = client.rest.post(Routes.channelMessages(general.id), { body: { content: "x".repeat(2001) } });
  await assert.rejects(sent, (error) => error.code === 50035 && error.message.includes("content"));
});
