"""A bot on discord.py with one command, `/greet`, whose answer has a button. `DISCORD_API` and `DISCORD_GATEWAY` point it at a local
Discord; without them it talks to the real one."""

import os

import discord
import yarl
from discord import app_commands

if "DISCORD_API" in os.environ:
    discord.http.Route.BASE = os.environ["DISCORD_API"]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY"])


class Greeter(discord.Client):
    def __init__(self):
        super().__init__(intents=discord.Intents.default())
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self):
        await self.tree.sync()


class Wave(discord.ui.View):
    @discord.ui.button(label="Wave back", custom_id="wave")
    async def wave(self, interaction, _button):
        await interaction.response.edit_message(content=f"{interaction.user.display_name} waves back.", view=None)


client = Greeter()


@client.tree.command(description="Greets everybody here")
async def greet(interaction):
    await interaction.response.send_message(f"Hello from {interaction.user.display_name}!", view=Wave())


if __name__ == "__main__":
    client.run(os.environ["DISCORD_TOKEN"], log_handler=None)
