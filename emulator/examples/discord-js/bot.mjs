// A bot on discord.js with one command, `/greet`, whose answer has a button. `DISCORD_API` points it at a local Discord; without it
// it talks to the real one.

import { ActionRowBuilder, ButtonBuilder, ButtonStyle, Client, Events, GatewayIntentBits } from "discord.js";

const rest = process.env.DISCORD_API ? { api: process.env.DISCORD_API } : {};
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest });

client.once(Events.ClientReady, () =>
  client.application.commands.set([{ name: "greet", description: "Greets everybody here" }]),
);

client.on(Events.InteractionCreate, async (interaction) => {
  const name = interaction.member?.displayName ?? interaction.user.displayName;
  if (interaction.isChatInputCommand()) {
    const wave = new ButtonBuilder().setCustomId("wave").setLabel("Wave back").setStyle(ButtonStyle.Secondary);
    const components = [new ActionRowBuilder().addComponents(wave)];
    await interaction.reply({ content: `Hello from ${name}!`, components });
  } else if (interaction.isButton()) {
    await interaction.update({ content: `${name} waves back.`, components: [] });
  }
});

await client.login(process.env.DISCORD_TOKEN);
