// Channels: their kinds, order and permissions, threads, webhooks and invites.

import assert from "node:assert/strict";
import { ChannelType, Events, MessageFlags, PermissionFlagsBits, ThreadAutoArchiveDuration } from "discord.js";
import { row } from "./report.mjs";

row("creates, edits and deletes a channel", async (lab) => {
  const { guild } = lab;
  const category = await guild.channels.create({ name: "Projects", type: ChannelType.GuildCategory });
  const permissionOverwrites = [{ id: guild.id, deny: [PermissionFlagsBits.ViewChannel] }];
  const made = await guild.channels.create({ name: "plans", parent: category, topic: "Old", permissionOverwrites });
  assert.equal(made.parentId, category.id);
  assert.ok(!made.permissionsFor(guild.id).has(PermissionFlagsBits.ViewChannel));
  const changed = await made.edit({ name: "new-plans", topic: "New", rateLimitPerUser: 5, nsfw: true });
  assert.deepEqual([changed.name, changed.topic, changed.rateLimitPerUser, changed.nsfw], ["new-plans", "New", 5, true]);
  const gone = lab.hears(Events.ChannelDelete, ({ id }) => id === made.id);
  await made.delete("Done");
  await gone;
  await category.delete();
});

row("moves channels", async ({ guild, general, second }) => {
  await guild.channels.setPositions([{ channel: second.id, position: 0 }, { channel: general.id, position: 1 }]);
  const fetched = await guild.channels.fetch(undefined, { force: true });
  assert.ok(fetched.get(second.id).rawPosition < fetched.get(general.id).rawPosition);
  await guild.channels.setPositions([{ channel: general.id, position: 0 }, { channel: second.id, position: 1 }]);
});

row("sets and removes permissions of a channel", async (lab) => {
  const may = async () => {
    const { client, second } = lab;
    const channel = await client.channels.fetch(second.id, { force: true });
    return channel.permissionsFor(await lab.member(lab.ben)).has(PermissionFlagsBits.SendMessages);
  };
  const heard = lab.hears(Events.ChannelUpdate, (_, after) => after.id === lab.second.id);
  await lab.second.permissionOverwrites.edit(lab.ben.id, { SendMessages: false }, { reason: "Quiet" });
  await heard;
  assert.equal(await may(), false);
  await lab.second.permissionOverwrites.delete(lab.ben.id);
  assert.equal(await may(), true);
});

row("creates voice and stage channels", async ({ guild }) => {
  const spoken = await guild.channels.create({ name: "Talk", type: ChannelType.GuildVoice, bitrate: 64000, userLimit: 5 });
  assert.deepEqual([spoken.bitrate, spoken.userLimit], [64000, 5]);
  assert.equal((await spoken.send("text in voice")).channelId, spoken.id);
  const stage = await guild.channels.create({ name: "Stage", type: ChannelType.GuildStageVoice });
  assert.equal(stage.type, ChannelType.GuildStageVoice);
  await spoken.delete();
  await stage.delete();
});

row("opens and ends a stage", async (lab) => {
  const channel = await lab.guild.channels.create({ name: "On stage", type: ChannelType.GuildStageVoice });
  const heard = lab.hears(Events.StageInstanceCreate);
  const instance = await channel.createStageInstance({ topic: "Questions" });
  assert.equal((await heard)[0].topic, "Questions");
  assert.equal((await instance.edit({ topic: "Answers" })).topic, "Answers");
  await instance.delete();
  await channel.delete();
});

row("posts in a forum, with tags", async ({ guild }) => {
  const availableTags = [{ name: "Bug", emoji: { id: null, name: "🐛" } }, { name: "Idea", moderated: true }];
  const board = await guild.channels.create({ name: "board", type: ChannelType.GuildForum, availableTags, topic: "Rules" });
  assert.deepEqual(board.availableTags.map(({ name }) => name), ["Bug", "Idea"]);
  const [bug, idea] = board.availableTags.map(({ id }) => id);
  const post = await board.threads.create({ name: "It broke", message: { content: "When I press it" }, appliedTags: [bug] });
  assert.deepEqual(post.appliedTags, [bug]);
  assert.equal((await post.fetchStarterMessage()).content, "When I press it");
  assert.deepEqual((await post.setAppliedTags([idea])).appliedTags, [idea]);
  await board.delete();
});

row("starts a thread from a message", async (lab) => {
  const sent = await lab.general.send("let's talk");
  const heard = lab.hears(Events.ThreadCreate, ({ id }) => id === sent.id);
  const made = await sent.startThread({ name: "Talk", autoArchiveDuration: ThreadAutoArchiveDuration.OneHour });
  await heard;
  const again = await lab.general.messages.fetch({ message: sent.id, force: true });
  assert.ok(again.flags.has(MessageFlags.HasThread));
  assert.equal((await made.send("in the thread")).channelId, made.id);
  await made.delete();
});

row("starts a private thread, and adds a member", async (lab) => {
  const made = await lab.general.threads.create({ name: "Private", type: ChannelType.PrivateThread, invitable: false });
  await made.members.add(lab.ben.id);
  const members = await made.members.fetch();
  assert.deepEqual([...members.keys()].sort(), [lab.client.user.id, lab.ben.id].sort());
  await lab.ben.sees("THREAD_CREATE", ({ id }) => id === made.id);
  await made.members.remove(lab.ben.id);
  await made.leave();
  await made.join();
  await made.delete();
});

row("archives a thread, and lists the archived ones", async ({ guild, general }) => {
  const made = await general.threads.create({ name: "Old talk", type: ChannelType.PublicThread });
  const changed = await made.edit({ archived: true, locked: true });
  assert.ok(changed.archived && changed.locked);
  assert.ok((await general.threads.fetchArchived()).threads.has(made.id));
  assert.ok(!(await guild.channels.fetchActiveThreads(false)).threads.has(made.id));
  await made.delete();
});

row("sends, edits and deletes through a webhook", async ({ general }) => {
  const made = await general.createWebhook({ name: "Reporter" });
  assert.ok((await general.fetchWebhooks()).has(made.id));
  const sent = await made.send({ content: "breaking", username: "Newsroom" });
  assert.deepEqual([sent.author.username, sent.webhookId], ["Newsroom", made.id]);
  assert.equal((await made.editMessage(sent, "broken")).content, "broken");
  assert.equal((await made.fetchMessage(sent.id)).content, "broken");
  await made.deleteMessage(sent);
  assert.equal((await made.edit({ name: "Editor" })).name, "Editor");
  await made.delete();
});

row("creates, lists and deletes invites", async (lab) => {
  const heard = lab.hears(Events.InviteCreate);
  const made = await lab.general.createInvite({ maxAge: 3600, maxUses: 2 });
  assert.deepEqual([(await heard)[0].code, made.maxAge, made.maxUses], [made.code, 3600, 2]);
  assert.ok((await lab.guild.invites.fetch({ cache: false })).has(made.code));
  assert.equal((await lab.client.fetchInvite(made.code)).guild.id, lab.guild.id);
  await made.delete();
  assert.ok(!(await lab.general.fetchInvites(false)).has(made.code));
});
