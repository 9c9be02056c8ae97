// Messages: what is sent, changed, removed, listed and heard.

import assert from "node:assert/strict";
import { AttachmentBuilder, ChannelType, EmbedBuilder, Events, MessageFlags, MessageType } from "discord.js";
import { PIXEL } from "./lab.mjs";
import { row } from "./report.mjs";

const texts = (messages) => [...messages.values()].map(({ content }) => content);

row("sends, edits and deletes a message", async (lab) => {
  const sent = await lab.general.send("first");
  const changed = await sent.edit("second");
  assert.equal(changed.content, "second");
  assert.notEqual(changed.editedAt, null);
  assert.equal((await lab.general.messages.fetch({ message: sent.id, force: true })).content, "second");
  const gone = lab.hears(Events.MessageDelete, ({ id }) => id === sent.id);
  await sent.delete();
  await gone;
  await assert.rejects(lab.general.messages.fetch({ message: sent.id, force: true }), { code: 10008 });
});

row("sends an embed", async ({ general }) => {
  const embed = new EmbedBuilder()
    .setTitle("Title")
    .setDescription("Text")
    .setColor(0x336699)
    .addFields({ name: "One", value: "1" })
    .setFooter({ text: "Foot" })
    .setAuthor({ name: "Author", url: "https://example.org" });
  const [shown] = (await general.send({ embeds: [embed] })).embeds;
  assert.deepEqual([shown.title, shown.color, shown.fields[0].name, shown.footer.text], ["Title", 0x336699, "One", "Foot"]);
});

row("sends a file, and downloads it", async ({ general }) => {
  const file = new AttachmentBuilder(Buffer.from("what is in it"), { name: "notes.txt", description: "Notes" });
  const attachment = (await general.send({ files: [file] })).attachments.first();
  assert.deepEqual([attachment.name, attachment.size, attachment.description], ["notes.txt", 13, "Notes"]);
  assert.equal(await (await fetch(attachment.url)).text(), "what is in it");
});

row("removes a file from a message", async ({ general }) => {
  const file = (name) => new AttachmentBuilder(Buffer.from(name), { name });
  const sent = await general.send({ files: [file("one.txt"), file("two.txt")] });
  const changed = await sent.edit({ attachments: [sent.attachments.last()] });
  assert.deepEqual(changed.attachments.map(({ name }) => name), ["two.txt"]);
});

row("replies, and mentions nobody where it is told to", async ({ general, ana }) => {
  const question = await general.messages.fetch((await ana.says(general, "a question")).id);
  const loud = await question.reply("an answer");
  assert.equal(loud.reference.messageId, question.id);
  assert.deepEqual([...loud.mentions.users.keys()], [ana.id]);
  const quiet = await question.reply({ content: "an answer", allowedMentions: { repliedUser: false } });
  assert.equal(quiet.type, MessageType.Reply);
  assert.equal(quiet.mentions.users.size, 0);
});

row("reads history before, after and around a message", async ({ general }) => {
  const sent = [];
  for (let number = 0; number < 5; number += 1) sent.push(await general.send(`page ${number}`));
  const middle = sent[2].id;
  assert.deepEqual(texts(await general.messages.fetch({ before: middle, limit: 2 })), ["page 1", "page 0"]);
  assert.deepEqual(texts(await general.messages.fetch({ after: middle, limit: 2 })).sort(), ["page 3", "page 4"]);
  assert.deepEqual(texts(await general.messages.fetch({ around: middle, limit: 3 })).sort(), ["page 1", "page 2", "page 3"]);
});

row("pins, lists and unpins", async ({ general }) => {
  const sent = await general.send("to be pinned");
  await sent.pin();
  const pinned = async () => (await general.messages.fetchPins()).items.map(({ message }) => message.id);
  assert.ok((await pinned()).includes(sent.id));
  await sent.unpin();
  assert.ok(!(await pinned()).includes(sent.id));
});

row("shows that it types", async (lab) => {
  await lab.general.sendTyping();
  await lab.ana.sees("TYPING_START", ({ user_id }) => user_id === lab.client.user.id);
  const heard = lab.hears(Events.TypingStart, ({ user }) => user.id === lab.ana.id);
  await lab.ana.call("POST", `/channels/${lab.general.id}/typing`);
  const [typing] = await heard;
  assert.equal(typing.member?.id, lab.ana.id);
});

row("hears what a person writes, edits and deletes", async (lab) => {
  const heard = lab.hears(Events.MessageCreate, ({ content }) => content === "good mornig");
  const { id } = await lab.ana.says(lab.general, "good mornig");
  const [message] = await heard;
  assert.deepEqual([message.author.id, message.guildId], [lab.ana.id, lab.guild.id]);
  const path = `/channels/${lab.general.id}/messages/${id}`;
  const edited = lab.hears(Events.MessageUpdate, (_, after) => after.content === "good morning");
  await lab.ana.call("PATCH", path, { content: "good morning" });
  await edited;
  const deleted = lab.hears(Events.MessageDelete, (gone) => gone.id === id);
  await lab.ana.call("DELETE", path);
  await deleted;
});

row("hides the embeds of a message", async ({ general }) => {
  const embeds = [new EmbedBuilder().setTitle("Hidden")];
  const sent = await general.send({ embeds, flags: MessageFlags.SuppressNotifications });
  assert.ok(sent.flags.has(MessageFlags.SuppressNotifications));
  assert.ok((await sent.suppressEmbeds()).flags.has(MessageFlags.SuppressEmbeds));
});

row("deletes many messages at once", async (lab) => {
  const sent = [];
  for (let number = 0; number < 3; number += 1) sent.push(await lab.general.send(`to go, ${number}`));
  const heard = lab.hears(Events.MessageBulkDelete);
  await lab.general.bulkDelete(sent);
  assert.deepEqual([...(await heard)[0].keys()].sort(), sent.map(({ id }) => id).sort());
});

const reread = (message) => message.channel.messages.fetch({ message: message.id, force: true });
const reactions = (message) => message.reactions.cache.map(({ emoji }) => emoji.name);

row("adds, lists and removes reactions", async ({ client, general }) => {
  const sent = await general.send("react");
  for (const emoji of ["👍", "🎉"]) await sent.react(emoji);
  const fetched = await reread(sent);
  assert.deepEqual(fetched.reactions.cache.map(({ emoji, count, me }) => [emoji.name, count, me]), [["👍", 1, true], ["🎉", 1, true]]);
  assert.deepEqual([...(await fetched.reactions.cache.get("👍").users.fetch()).keys()], [client.user.id]);
  const gone = fetched.reactions.cache.get("👍").users.remove();
  await gone;
  const left = await client.rest.get(`/channels/${general.id}/messages/${sent.id}`);
  assert.deepEqual(left.reactions.map(({ emoji }) => emoji.name), ["🎉"]);
});

row("hears the reactions of people", async (lab) => {
  const sent = await lab.general.send("react, please");
  const path = `/channels/${lab.general.id}/messages/${sent.id}/reactions/%F0%9F%91%8D/%40me`;
  const added = lab.hears(Events.MessageReactionAdd, ({ message }) => message.id === sent.id);
  await lab.ana.call("PUT", path);
  const [reaction, user] = await added;
  assert.deepEqual([reaction.emoji.name, user.id], ["👍", lab.ana.id]);
  const removed = lab.hears(Events.MessageReactionRemove, ({ message }) => message.id === sent.id);
  await lab.ana.call("DELETE", path);
  assert.equal((await removed)[1].id, lab.ana.id);
});

row("removes all reactions", async (lab) => {
  const sent = await lab.general.send("clear");
  for (const emoji of ["1️⃣", "2️⃣"]) await sent.react(emoji);
  const removed = lab.hears(Events.MessageReactionRemoveEmoji, ({ message }) => message.id === sent.id);
  await sent.reactions.cache.get("1️⃣").remove();
  await removed;
  const cleared = lab.hears(Events.MessageReactionRemoveAll, ({ id }) => id === sent.id);
  await sent.reactions.removeAll();
  await cleared;
  assert.deepEqual(reactions(await reread(sent)), []);
});

row("reacts with an emoji of the server", async ({ client, guild, general }) => {
  const emoji = await guild.emojis.create({ name: "probe", attachment: PIXEL });
  const sent = await general.send(`own ${emoji}`);
  await sent.react(emoji);
  const fetched = await client.rest.get(`/channels/${general.id}/messages/${sent.id}`);
  assert.equal(fetched.reactions[0].emoji.id, emoji.id);
  await emoji.delete();
});

row("sends a poll, and ends it", async (lab) => {
  const poll = {
    question: { text: "Tea or coffee?" },
    answers: [{ text: "Tea", emoji: "🍵" }, { text: "Coffee" }],
    duration: 1,
    allowMultiselect: false,
  };
  const sent = await lab.general.send({ poll });
  assert.deepEqual(sent.poll.answers.map(({ text }) => text), ["Tea", "Coffee"]);
  const heard = lab.hears(Events.MessagePollVoteAdd);
  await lab.ana.call("PUT", `/channels/${lab.general.id}/polls/${sent.id}/answers/@me`, { answer_ids: ["1"] });
  assert.deepEqual([(await heard)[0].id, (await heard)[1]], [1, lab.ana.id]);
  const voters = await sent.poll.answers.get(1).voters.fetch();
  assert.deepEqual([...voters.keys()], [lab.ana.id]);
  await sent.poll.end();
  assert.ok((await reread(sent)).poll.resultsFinalized);
});

row("forwards a message", async ({ general, second }) => {
  const forwarded = await (await general.send("worth reading")).forward(second);
  assert.equal(forwarded.messageSnapshots.first().content, "worth reading");
});

row("publishes an announcement", async ({ guild }) => {
  const news = await guild.channels.create({ name: "news", type: ChannelType.GuildAnnouncement });
  const sent = await news.send("big news");
  await sent.crosspost();
  assert.ok((await reread(sent)).flags.has(MessageFlags.Crossposted));
  await news.delete();
});

row("follows an announcement channel", async ({ guild, second, ana }) => {
  const news = await guild.channels.create({ name: "source", type: ChannelType.GuildAnnouncement });
  await news.addFollower(second.id);
  const sent = await news.send("followed");
  await sent.crosspost();
  const seen = await ana.sees("MESSAGE_CREATE", (m) => m.content === "followed" && m.channel_id === second.id);
  assert.equal(seen.message_reference.message_id, sent.id);
  await news.delete();
});

row("sends a sticker", async ({ guild, general }) => {
  const sticker = await guild.stickers.create({ file: { attachment: PIXEL, name: "pixel.png" }, name: "sent one", tags: "👍" });
  const sent = await general.send({ stickers: [sticker] });
  assert.deepEqual([...sent.stickers.keys()], [sticker.id]);
  await sticker.delete();
});
