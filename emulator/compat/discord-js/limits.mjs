// Limits that no header shows, and the clock that can be moved.

import assert from "node:assert/strict";
import { Events } from "discord.js";
import { row } from "./report.mjs";

const HOUR_MS = 3_600_000;

row("is told that it opens direct messages too fast", async (lab) => {
  const ana = await lab.member(lab.ana);
  await ana.send("a word before");
  const opensAll = async () => {
    for (const stranger of lab.strangers) await lab.client.users.createDM(stranger);
  };
  await assert.rejects(opensAll(), { code: 40003 });
  await ana.send("what is open stays open");
});

row("slows people down, until their time has come", async (lab) => {
  const channel = await lab.guild.channels.create({ name: "slow", rateLimitPerUser: 3600 });
  assert.equal(channel.rateLimitPerUser, 3600);
  await lab.ben.says(channel, "first");
  await assert.rejects(lab.ben.says(channel, "too early"), /"code":20016/);
  for (let number = 0; number < 2; number += 1) await channel.send(`bots have no slowmode, ${number}`);
  await lab.advances(1);
  const heard = lab.hears(Events.MessageCreate, ({ content }) => content === "an hour later");
  await lab.ben.says(channel, "an hour later");
  await heard;
  await channel.delete();
});

row("waits where it edits an old message too often", async (lab) => {
  const sent = await lab.general.send("old");
  await lab.advances(2);
  let number = 0;
  while (!(await lab.refusals()).includes(30046)) {
    number += 1;
    await sent.edit(`change ${number}`);
  }
  const { content } = await lab.general.messages.fetch({ message: sent.id, force: true });
  assert.equal(content, `change ${number}`);
});

row("dates messages by a moved clock, and keeps to rate limits", async (lab) => {
  const before = await lab.second.send("before");
  await lab.advances(2);
  const after = await lab.second.send("after");
  const passed = after.createdTimestamp - before.createdTimestamp;
  assert.ok(passed >= 2 * HOUR_MS && passed < 3 * HOUR_MS, passed);
  const changed = await after.edit("after all");
  const late = changed.editedTimestamp - after.createdTimestamp;
  assert.ok(late >= 0 && late < HOUR_MS, late);
  for (const emoji of "🍎🍐🍊🍋🍌🍉🍇🍓🍒") await after.react(emoji);
  const { reactions } = await lab.client.rest.get(`/channels/${lab.second.id}/messages/${after.id}`);
  assert.equal(reactions.length, 9);
});
