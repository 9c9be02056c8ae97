// The server: roles, members, bans, emojis, events and what else belongs to no channel, and the bot's own account.

import assert from "node:assert/strict";
import {
  AuditLogEvent, AutoModerationActionType, AutoModerationRuleEventType, AutoModerationRuleTriggerType, ChannelType, Events,
  GatewayOpcodes, GuildMemberFlags, GuildMFALevel, GuildOnboardingMode, GuildOnboardingPromptType, GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel, GuildScheduledEventStatus, PermissionFlagsBits,
} from "discord.js";
import { PIXEL } from "./lab.mjs";
import { row } from "./report.mjs";

const named = (collection, name) => collection.find((one) => one.name === name);

row("creates, edits, moves and deletes roles", async (lab) => {
  const { roles } = lab.guild;
  const made = await roles.create({ name: "Helper", colors: { primaryColor: 0x00aa00 }, hoist: true, mentionable: true });
  assert.deepEqual([made.name, made.colors.primaryColor, made.hoist], ["Helper", 0x00aa00, true]);
  const changed = await made.edit({ name: "Guide", permissions: [PermissionFlagsBits.ManageMessages] });
  assert.ok(changed.name === "Guide" && changed.permissions.has(PermissionFlagsBits.ManageMessages));
  await made.setPosition(named(roles.cache, "Tester").position);
  const places = await roles.fetch(undefined, { force: true });
  assert.ok(named(places, "Guide").comparePositionTo(named(places, "Tester")) > 0);
  const gone = lab.hears(Events.GuildRoleDelete, ({ id }) => id === made.id);
  await made.delete();
  await gone;
});

row("gives and takes roles", async (lab) => {
  const tester = named(lab.guild.roles.cache, "Tester");
  const has = async () => (await lab.member(lab.ben)).roles.cache.has(tester.id);
  const ben = await lab.member(lab.ben);
  const heard = lab.hears(Events.GuildMemberUpdate, (_, after) => after.id === ben.id);
  await ben.roles.add(tester, "Asked for it");
  await heard;
  assert.ok(await has());
  await (await lab.member(lab.ben)).roles.set([]);
  assert.ok(!(await has()));
  await ben.roles.add(tester);
  await ben.roles.remove(tester);
  assert.ok(!(await has()));
});

row("sets a nickname and a time-out", async (lab) => {
  const ben = await lab.member(lab.ben);
  assert.equal((await ben.setNickname("Benny")).nickname, "Benny");
  await ben.timeout(5 * 60_000, "Calm down");
  assert.ok((await lab.member(lab.ben)).isCommunicationDisabled());
  await assert.rejects(lab.ben.says(lab.general, "still here"), /403/);
  await ben.edit({ nick: null, communicationDisabledUntil: null });
  assert.ok(!(await lab.member(lab.ben)).isCommunicationDisabled());
  assert.equal((await lab.guild.members.editMe({ nick: "Prober" })).nickname, "Prober");
  await lab.guild.members.editMe({ nick: null });
});

row("searches members", async ({ guild, chidi }) => {
  const listed = await guild.members.list({ limit: 100 });
  assert.deepEqual(listed.map(({ displayName }) => displayName).sort(), ["Ana", "Ben", "Chidi", "Mia", "Probe"]);
  const found = await guild.members.search({ query: "chi", limit: 5 });
  assert.deepEqual([...found.keys()], [chidi.id]);
});

row("kicks a member", async (lab) => {
  const gone = lab.hears(Events.GuildMemberRemove, ({ id }) => id === lab.ben.id);
  await lab.guild.members.kick(lab.ben.id, "Try again");
  await gone;
  const back = lab.hears(Events.GuildMemberAdd, ({ id }) => id === lab.ben.id);
  await lab.returns(lab.ben);
  await back;
});

row("bans, lists and unbans", async (lab) => {
  const { bans, members } = lab.guild;
  const heard = lab.hears(Events.GuildBanAdd);
  await bans.create(lab.ben.id, { reason: "Spam", deleteMessageSeconds: 60 });
  await heard;
  assert.deepEqual((await bans.fetch()).map(({ user, reason }) => [user.id, reason]), [[lab.ben.id, "Spam"]]);
  assert.equal((await bans.fetch({ user: lab.ben.id, force: true })).reason, "Spam");
  await bans.remove(lab.ben.id);
  assert.equal((await bans.fetch({ cache: false })).size, 0);
  assert.deepEqual((await members.bulkBan([lab.ben.id])).bannedUsers, [lab.ben.id]);
  await bans.remove(lab.ben.id);
  await lab.returns(lab.ben);
});

row("reads the audit log", async (lab) => {
  const heard = lab.hears(Events.GuildAuditLogEntryCreate, ({ action }) => action === AuditLogEvent.ChannelCreate);
  const made = await lab.guild.channels.create({ name: "audited", reason: "To be read about" });
  assert.equal((await heard)[0].reason, "To be read about");
  const entry = (await lab.guild.fetchAuditLogs({ type: AuditLogEvent.ChannelCreate, limit: 1 })).entries.first();
  assert.deepEqual([entry.targetId, entry.executorId], [made.id, lab.client.user.id]);
  await made.delete();
});

row("creates, renames and deletes emojis", async (lab) => {
  const { emojis } = lab.guild;
  const heard = lab.hears(Events.GuildEmojiCreate);
  const made = await emojis.create({ attachment: PIXEL, name: "spark" });
  await heard;
  assert.equal((await made.edit({ name: "sparkle" })).name, "sparkle");
  assert.deepEqual((await emojis.fetch(undefined, { force: true })).map(({ name }) => name), ["sparkle"]);
  await made.delete();
});

row("creates and deletes stickers", async ({ guild }) => {
  const file = { attachment: PIXEL, name: "pixel.png" };
  const made = await guild.stickers.create({ file, name: "dot", tags: "👍", description: "A dot" });
  assert.ok((await guild.stickers.fetch()).has(made.id));
  assert.equal((await made.edit({ name: "spot" })).name, "spot");
  await made.delete();
  assert.equal((await guild.stickers.fetch()).has(made.id), false);
});

row("creates and deletes emojis of the application", async ({ client }) => {
  const { emojis } = client.application;
  const made = await emojis.create({ attachment: PIXEL, name: "mine" });
  assert.ok((await emojis.fetch()).has(made.id));
  await made.delete();
});

row("plans, changes and deletes an event", async (lab) => {
  const start = Date.now() + 86_400_000;
  const heard = lab.hears(Events.GuildScheduledEventCreate);
  const made = await lab.guild.scheduledEvents.create({
    name: "Meeting",
    scheduledStartTime: start,
    scheduledEndTime: start + 3_600_000,
    entityType: GuildScheduledEventEntityType.External,
    privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
    entityMetadata: { location: "The park" },
  });
  assert.equal((await heard)[0].id, made.id);
  assert.equal((await made.setName("Picnic")).name, "Picnic");
  assert.equal((await made.setStatus(GuildScheduledEventStatus.Active)).status, GuildScheduledEventStatus.Active);
  await made.delete();
  assert.equal((await lab.guild.scheduledEvents.fetch({ cache: false })).size, 0);
});

row("renames the server", async (lab) => {
  const heard = lab.hears(Events.GuildUpdate, (_, after) => after.name === "Laboratory");
  await lab.guild.edit({ name: "Laboratory", description: "For probes" });
  await heard;
  assert.equal((await lab.client.guilds.fetch({ guild: lab.guild.id, force: true })).name, "Laboratory");
  await lab.guild.setName("Lab");
});

row("changes its own profile", async ({ client }) => {
  assert.equal((await client.user.setUsername("Prober")).username, "Prober");
  await client.user.edit({ username: "Probe", avatar: PIXEL });
  assert.notEqual((await client.users.fetch(client.user.id, { force: true })).avatar, null);
  assert.equal((await client.application.edit({ description: "Tries things" })).description, "Tries things");
});

row("says that it joins a voice channel", async (lab) => {
  const channel = await lab.guild.channels.create({ name: "Silent", type: ChannelType.GuildVoice });
  const says = (channel_id) =>
    lab.guild.shard.send({
      op: GatewayOpcodes.VoiceStateUpdate,
      d: { guild_id: lab.guild.id, channel_id, self_mute: false, self_deaf: true },
    });
  const joined = lab.hears(Events.VoiceStateUpdate, (_, after) => after.channelId === channel.id);
  says(channel.id);
  await joined;
  const left = lab.hears(Events.VoiceStateUpdate, (_, after) => after.channelId === null);
  says(null);
  await left;
  await channel.delete();
});

row("writes direct messages, and is told of closed ones", async (lab) => {
  const sent = await (await lab.member(lab.ana)).send("between us");
  await lab.ana.sees("MESSAGE_CREATE", ({ id }) => id === sent.id);
  const heard = lab.hears(Events.MessageCreate, ({ guildId, content }) => guildId === null && content === "hi");
  await lab.ana.says(sent.channel, "hi");
  await heard;
  await assert.rejects((await lab.member(lab.chidi)).send("nobody reads it"), { code: 50007 });
});

row("lists SKUs and entitlements", async ({ client }) => {
  assert.equal((await client.application.fetchSKUs()).size, 0);
  assert.equal((await client.application.entitlements.fetch()).size, 0);
});

row("creates, lists and deletes rules of AutoMod", async (lab) => {
  const { autoModerationRules } = lab.guild;
  const heard = lab.hears(Events.AutoModerationRuleCreate);
  const made = await autoModerationRules.create({
    name: "No shouting",
    eventType: AutoModerationRuleEventType.MessageSend,
    triggerType: AutoModerationRuleTriggerType.Keyword,
    triggerMetadata: { keywordFilter: ["shouting"] },
    actions: [{ type: AutoModerationActionType.BlockMessage, metadata: { customMessage: "Please don't shout." } }],
    enabled: true,
  });
  assert.equal((await heard)[0].id, made.id);
  assert.deepEqual((await autoModerationRules.fetch()).map(({ name }) => name), ["No shouting"]);
  await assert.rejects(lab.ben.says(lab.general, "this is shouting"), /200000/);
  await made.delete();
});

row("sets up onboarding, and hears who completes it", async (lab) => {
  const { guild, general, second, ben } = lab;
  const made = [];
  for (let number = 0; number < 5; number += 1) made.push(await guild.channels.create({ name: `topic-${number}` }));
  const role = await guild.roles.create({ name: "Designer" });
  const prompt = {
    title: "What do you do?",
    type: GuildOnboardingPromptType.MultipleChoice,
    singleSelect: true,
    required: true,
    inOnboarding: true,
    options: [{ title: "Design", emoji: "🎨", roles: [role], channels: [] }],
  };
  const defaultChannels = [general, second, ...made];
  await guild.editOnboarding({ prompts: [prompt], defaultChannels, enabled: true, mode: GuildOnboardingMode.OnboardingDefault });
  const kept = await guild.fetchOnboarding();
  const option = kept.prompts.first().options.first();
  assert.deepEqual([kept.enabled, option.title, [...option.roles.keys()]], [true, "Design", [role.id]]);
  const completed = (_, { flags }) => flags.has(GuildMemberFlags.CompletedOnboarding);
  const heard = lab.hears(Events.GuildMemberUpdate, completed);
  await lab.control("PATCH", `people/${ben.id}`, { onboard: { server: guild.id, options: [option.id] } });
  const [, after] = await heard;
  assert.ok(after.id === ben.id && after.roles.cache.has(role.id));
  await guild.editOnboarding({ enabled: false });
  for (const gone of [role, ...made]) await gone.delete();
});

row("reads that moderators need two-factor sign-in", async (lab) => {
  const { guild, general, mia } = lab;
  const heard = lab.hears(Events.GuildUpdate, (_, after) => after.mfaLevel === GuildMFALevel.Elevated);
  await lab.meanwhile(`servers/${guild.id}`, { two_factor: true }, async () => {
    await heard;
    await lab.meanwhile(`people/${mia.id}`, { two_factor: false }, async () => {
      await assert.rejects(guild.roles.create({ name: "Moderator" }), { code: 60003 });
      await general.send("what everyone may do");
    });
    await (await guild.roles.create({ name: "Moderator" })).delete();
  });
  assert.equal((await lab.client.guilds.fetch({ guild: guild.id, force: true })).mfaLevel, GuildMFALevel.None);
});
