// Interactions: commands, components and forms, from both sides.

import assert from "node:assert/strict";
import {
  ActionRowBuilder, ApplicationCommandOptionType as Option, ApplicationCommandType, ApplicationIntegrationType, AttachmentBuilder,
  ButtonBuilder, ButtonStyle, ChannelSelectMenuBuilder, ContainerBuilder, ContextMenuCommandBuilder, Events, FileUploadBuilder,
  InteractionContextType, LabelBuilder, MediaGalleryBuilder, MentionableSelectMenuBuilder, MessageFlags, ModalBuilder,
  RoleSelectMenuBuilder, SectionBuilder, SeparatorBuilder, SlashCommandBuilder, StringSelectMenuBuilder, TextDisplayBuilder,
  TextInputBuilder, TextInputStyle, UserSelectMenuBuilder,
} from "discord.js";
import { row } from "./report.mjs";

const saying = (text) => ({ content }) => content === text;
const command = (name) => new SlashCommandBuilder().setName(name).setDescription(`About ${name}`);

/** Makes these the server's commands. */
const registers = (lab, ...commands) => lab.guild.commands.set(commands);

/** The next interaction that `matches`. */
const asked = async (lab, matches) => (await lab.hears(Events.InteractionCreate, matches))[0];

row("registers and lists commands, also in other languages", async (lab) => {
  await registers(lab, command("hello").setNameLocalization("fr", "bonjour"));
  const listed = await lab.guild.commands.fetch({ withLocalizations: true });
  assert.deepEqual(listed.map(({ name, nameLocalizations }) => [name, nameLocalizations]), [["hello", { fr: "bonjour" }]]);
  const everywhere = await lab.client.application.commands.create(command("everywhere"));
  assert.ok((await lab.client.application.commands.fetch()).has(everywhere.id));
  await everywhere.delete();
});

row("answers a command", async (lab) => {
  const number = (name) => (option) => option.setName(name).setDescription(name).setRequired(true).setMinValue(1).setMaxValue(10);
  await registers(lab, command("add").addIntegerOption(number("left")).addIntegerOption(number("right")));
  const interaction = asked(lab, (told) => told.commandName === "add");
  const options = [{ type: 4, name: "left", value: 3 }, { type: 4, name: "right", value: 4 }];
  await lab.ana.runs(await lab.ana.finds(lab.guild, "add"), lab.general, { options });
  const told = await interaction;
  const sum = told.options.getInteger("left") + told.options.getInteger("right");
  await told.reply(`${sum} for ${told.member.displayName}`);
  const seen = await lab.ben.sees("MESSAGE_CREATE", saying("7 for Ana"));
  assert.equal(seen.interaction_metadata.user.id, lab.ana.id);
});

row("answers late, follows up, edits and deletes", async (lab) => {
  await registers(lab, command("slow"));
  const interaction = asked(lab, (told) => told.commandName === "slow");
  await lab.ana.runs(await lab.ana.finds(lab.guild, "slow"), lab.general);
  const told = await interaction;
  await told.deferReply({ flags: MessageFlags.Ephemeral });
  await told.editReply("here it is");
  assert.equal((await told.fetchReply()).content, "here it is");
  const more = await told.followUp({ content: "and more", flags: MessageFlags.Ephemeral });
  await told.editReply({ message: more, content: "and even more" });
  await told.deleteReply(more);
  await told.deleteReply();
  await lab.ana.sees("MESSAGE_UPDATE", saying("here it is"));
  await lab.ana.sees("MESSAGE_UPDATE", saying("and even more"));
  assert.ok(!lab.ben.events.some(([name, data]) => name === "MESSAGE_CREATE" && data.content === "and more"));
});

row("receives options of every kind", async (lab) => {
  const role = lab.guild.roles.cache.find(({ name }) => name === "Tester");
  const given = [
    [Option.String, "text", "t"], [Option.Number, "number", 1.5], [Option.Boolean, "flag", true], [Option.User, "who", lab.ben.id],
    [Option.Channel, "where", lab.second.id], [Option.Role, "role", role.id], [Option.Attachment, "file", "0"],
  ].map(([type, name, value]) => ({ type, name, value }));
  const options = given.map(({ type, name }) => ({ type, name, description: name, required: true }));
  await registers(lab, { name: "all-of", description: "Takes all", options });
  const interaction = asked(lab, (told) => told.commandName === "all-of");
  const found = await lab.ana.finds(lab.guild, "all-of");
  await lab.ana.runs(found, lab.general, { options: given, file: ["sent.txt", "bytes"] });
  const { options: got } = await interaction;
  assert.deepEqual(
    [got.getString("text"), got.getNumber("number"), got.getBoolean("flag"), got.getMember("who").id, got.getChannel("where").id],
    ["t", 1.5, true, lab.ben.id, lab.second.id],
  );
  assert.equal(got.getRole("role").name, "Tester");
  assert.equal(await (await fetch(got.getAttachment("file").url)).text(), "bytes");
  await (await interaction).reply("taken");
});

row("completes what is typed", async (lab) => {
  const typed = (option) => option.setName("name").setDescription("Its name").setAutocomplete(true);
  await registers(lab, command("colour").addStringOption(typed));
  const interaction = asked(lab, (told) => told.isAutocomplete());
  const options = [{ type: 3, name: "name", value: "r", focused: true }];
  await lab.ana.runs(await lab.ana.finds(lab.guild, "colour"), lab.general, { options, typing: true });
  const start = (await interaction).options.getFocused();
  const colours = ["red", "rust", "blue"].filter((name) => name.startsWith(start));
  await (await interaction).respond(colours.map((name) => ({ name, value: name })));
  const told = await lab.ana.sees("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE");
  assert.deepEqual(told.choices.map(({ name }) => name), ["red", "rust"]);
});

row("answers commands of a person's and a message's menu", async (lab) => {
  const menu = (name, type) => new ContextMenuCommandBuilder().setName(name).setType(type);
  await registers(lab, menu("Wave at", ApplicationCommandType.User), menu("Count words", ApplicationCommandType.Message));
  const wave = asked(lab, (told) => told.isUserContextMenuCommand());
  await lab.ana.runs(await lab.ana.finds(lab.guild, "Wave at", 2), lab.general, { type: 2, target: lab.ben.id });
  await (await wave).reply(`waves at ${(await wave).targetMember.displayName}`);
  await lab.ana.sees("MESSAGE_CREATE", saying("waves at Ben"));
  const sent = await lab.general.send("one two three");
  const count = asked(lab, (told) => told.isMessageContextMenuCommand());
  await lab.ana.runs(await lab.ana.finds(lab.guild, "Count words", 3), lab.general, { type: 3, target: sent.id });
  await (await count).reply(`${(await count).targetMessage.content.split(" ").length} words`);
  await lab.ana.sees("MESSAGE_CREATE", saying("3 words"));
});

const rowOf = (...parts) => new ActionRowBuilder().addComponents(...parts);

/** Sends a message, has Ana use it, and returns the message and the interaction. */
async function used(lab, message, data) {
  const sent = await lab.general.send(message);
  const seen = await lab.ana.sees("MESSAGE_CREATE", ({ id }) => id === sent.id);
  const interaction = asked(lab, (told) => told.isMessageComponent() && told.customId === data.custom_id);
  await lab.ana.uses(seen, data);
  return { seen, interaction: await interaction };
}

row("answers buttons, by an answer and by an edit", async (lab) => {
  const button = (id) => new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Success).setEmoji("👍");
  const link = new ButtonBuilder().setLabel("Docs").setStyle(ButtonStyle.Link).setURL("https://example.org");
  const message = { content: "choose", components: [rowOf(button("answer"), button("edit"), link)] };
  const { seen, interaction } = await used(lab, message, { component_type: 2, custom_id: "answer" });
  await interaction.reply({ content: "answered", flags: MessageFlags.Ephemeral });
  await lab.ana.sees("MESSAGE_CREATE", saying("answered"));
  const edit = asked(lab, (told) => told.customId === "edit");
  await lab.ana.uses(seen, { component_type: 2, custom_id: "edit" });
  await (await edit).update({ content: "edited", components: [] });
  assert.deepEqual((await lab.ana.sees("MESSAGE_UPDATE", saying("edited"))).components, []);
});

row("answers a menu of texts", async (lab) => {
  const options = ["a", "b", "c"].map((name) => ({ label: name, value: name, description: `the letter ${name}` }));
  const menu = new StringSelectMenuBuilder().setCustomId("texts").setMaxValues(2).setPlaceholder("Two of three").addOptions(options);
  const data = { component_type: 3, custom_id: "texts", values: ["a", "b"] };
  const { interaction } = await used(lab, { components: [rowOf(menu)], content: "choose" }, data);
  await interaction.reply(interaction.values.join("+"));
  await lab.ana.sees("MESSAGE_CREATE", saying("a+b"));
});

row("answers menus of people, roles and channels", async (lab) => {
  const role = lab.guild.roles.cache.find(({ name }) => name === "Tester");
  const menus = [
    [UserSelectMenuBuilder, 5, lab.ben.id, ({ members }) => members.first().displayName, "Ben"],
    [RoleSelectMenuBuilder, 6, role.id, ({ roles }) => roles.first().name, "Tester"],
    [MentionableSelectMenuBuilder, 7, lab.ana.id, ({ members }) => members.first().displayName, "Ana"],
    [ChannelSelectMenuBuilder, 8, lab.second.id, ({ channels }) => channels.first().name, "second"],
  ];
  for (const [Menu, kind, value, read, name] of menus) {
    const custom_id = `menu ${kind}`;
    const message = { content: "choose", components: [rowOf(new Menu().setCustomId(custom_id))] };
    const { interaction } = await used(lab, message, { component_type: kind, type: kind, custom_id, values: [value] });
    assert.equal(read(interaction), name);
    await interaction.deferUpdate();
  }
});

/** Has Ana open a form by a command, and submit it; returns the interaction. */
async function filled(lab, modal, components, file) {
  await registers(lab, command("fill"));
  const after = lab.ana.events.length;
  const opens = asked(lab, (told) => told.commandName === "fill");
  await lab.ana.runs(await lab.ana.finds(lab.guild, "fill"), lab.general);
  await (await opens).showModal(modal);
  const shown = await lab.ana.sees("INTERACTION_MODAL_CREATE", undefined, after);
  const submitted = asked(lab, (told) => told.isModalSubmit());
  await lab.ana.submits(shown, components, lab.general, file);
  return submitted;
}

row("opens a form, and reads it", async (lab) => {
  const input = new TextInputBuilder().setCustomId("name").setLabel("Name").setStyle(TextInputStyle.Short).setMaxLength(20);
  const modal = new ModalBuilder().setCustomId("form").setTitle("A form").addComponents(rowOf(input));
  const inputs = [{ type: 1, components: [{ type: 4, custom_id: "name", value: "Ana" }] }];
  const told = await filled(lab, modal, inputs);
  await told.reply(`hello ${told.fields.getTextInputValue("name")}`);
  await lab.ben.sees("MESSAGE_CREATE", saying("hello Ana"));
});

row("opens a form with labelled menus", async (lab) => {
  const sizes = [{ label: "Small", value: "s" }, { label: "Large", value: "l" }];
  const size = new StringSelectMenuBuilder().setCustomId("size").addOptions(sizes);
  const modal = new ModalBuilder()
    .setCustomId("labels")
    .setTitle("Labels")
    .addTextDisplayComponents(new TextDisplayBuilder().setContent("Read this first."))
    .addLabelComponents(
      new LabelBuilder().setLabel("Size").setDescription("How large").setStringSelectMenuComponent(size),
      new LabelBuilder().setLabel("Who").setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId("who")),
    );
  const told = await filled(lab, modal, [
    { type: 18, component: { type: 3, custom_id: "size", values: ["l"] } },
    { type: 18, component: { type: 5, custom_id: "who", values: [lab.ben.id] } },
  ]);
  const who = told.fields.getSelectedMembers("who").first().displayName;
  await told.reply(`${told.fields.getStringSelectValues("size")[0]} for ${who}`);
  await lab.ben.sees("MESSAGE_CREATE", saying("l for Ben"));
});

row("opens a form with a file", async (lab) => {
  const label = new LabelBuilder().setLabel("File").setFileUploadComponent(new FileUploadBuilder().setCustomId("file"));
  const modal = new ModalBuilder().setCustomId("upload").setTitle("Upload").addLabelComponents(label);
  const inputs = [{ type: 18, component: { type: 19, custom_id: "file", values: ["0"] } }];
  const told = await filled(lab, modal, inputs, ["up.txt", "uploaded"]);
  await told.reply("thanks");
  const file = told.fields.getUploadedFiles("file").first();
  assert.equal(await (await fetch(file.url)).text(), "uploaded");
});

row("sends components of the second version", async (lab) => {
  const text = (content) => new TextDisplayBuilder().setContent(content);
  const inside = new ButtonBuilder().setCustomId("inside").setLabel("Press").setStyle(ButtonStyle.Primary);
  const box = new ContainerBuilder()
    .setAccentColor(0x336699)
    .addSectionComponents(new SectionBuilder().addTextDisplayComponents(text("Beside it")).setButtonAccessory(inside))
    .addSeparatorComponents(new SeparatorBuilder())
    .addMediaGalleryComponents(new MediaGalleryBuilder().addItems({ media: { url: "attachment://pixel.txt" } }));
  const files = [new AttachmentBuilder(Buffer.from("-"), { name: "pixel.txt" })];
  const message = { components: [text("# Heading"), box], files, flags: MessageFlags.IsComponentsV2 };
  const { seen, interaction } = await used(lab, message, { component_type: 2, custom_id: "inside" });
  assert.deepEqual(seen.components.map(({ type }) => type), [10, 17]);
  assert.match(seen.components[1].components[2].items[0].media.url, /^http/);
  await interaction.reply("pressed inside");
  await lab.ana.sees("MESSAGE_CREATE", saying("pressed inside"));
});

row("reads who may use a command", async (lab) => {
  const made = (await registers(lab, command("guarded"))).first();
  const path = `/applications/${lab.client.application.id}/guilds/${lab.guild.id}/commands/${made.id}/permissions`;
  await lab.mia.call("PUT", path, { permissions: [{ id: lab.ben.id, type: 2, permission: false }] });
  const kept = await made.permissions.fetch();
  assert.deepEqual(kept.map(({ id, permission }) => [id, permission]), [[lab.ben.id, false]]);
});

row("answers a command that a person installed for themselves", async (lab) => {
  const anywhere = command("anywhere")
    .setIntegrationTypes(ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.PrivateChannel);
  const made = await lab.client.application.commands.create(anywhere);
  const lobby = await lab.elsewhere();
  const interaction = asked(lab, (told) => told.commandName === "anywhere");
  await lab.ana.runs(await lab.ana.finds(lobby.guild, "anywhere"), lobby);
  const told = await interaction;
  await told.reply("here as well");
  const { guildId, userId } = told.authorizingIntegrationOwners;
  assert.deepEqual([guildId, userId, told.context], [null, lab.ana.id, InteractionContextType.Guild]);
  assert.deepEqual([told.guildId, told.inRawGuild(), told.user.id], [lobby.guild.id, true, lab.ana.id]);
  const seen = await lab.ben.sees("MESSAGE_CREATE", saying("here as well"));
  assert.deepEqual(seen.interaction_metadata.authorizing_integration_owners, { 1: lab.ana.id });
  await made.delete();
});
