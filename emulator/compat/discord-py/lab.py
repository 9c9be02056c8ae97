"""What all probes of discord.py share: the connected bot and its server."""

import asyncio

import discord
import yarl
from discord import app_commands

from person import PATIENCE_S
from scene import Scene


class Lab(Scene):
    """`client`, `tree`, `guild`, `general` and `second` are the library's."""

    async def __aenter__(self):
        await self.open()
        # The two addresses that a bot on discord.py changes to be tested here.
        discord.http.Route.BASE = f"{self.here['http']}/api/v10"
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self.here["gateway"])
        self.client = discord.Client(intents=discord.Intents.all())
        self.tree = app_commands.CommandTree(self.client)
        await self.client.login(self.here["bots"]["Probe"]["token"])
        self._connection = asyncio.create_task(self.client.connect())
        ready = asyncio.create_task(self.client.wait_until_ready())
        await asyncio.wait([self._connection, ready], timeout=20, return_when=asyncio.FIRST_COMPLETED)
        if not ready.done():
            raise SystemExit(f"discord.py never became ready: {self._connection}")
        self.guild = self.client.get_guild(int(self.server))
        return self

    async def __aexit__(self, *_):
        await self.client.close()
        self._connection.cancel()
        await self.close()

    # After an outage the library has new objects for channels.
    @property
    def general(self):
        return discord.utils.get(self.guild.text_channels, name="general")

    @property
    def second(self):
        return discord.utils.get(self.guild.text_channels, name="second")

    def hears(self, event, check=lambda *_: True, timeout=PATIENCE_S):
        """A task that ends with the first event of this name that the bot hears from now on."""
        waiting = self.client.wait_for(event, check=check, timeout=timeout)
        return asyncio.create_task(self.heard(waiting, event))

    async def member(self, person):
        """The person as a member of the server."""
        return await self.guild.fetch_member(int(person.id))

    async def registers(self, *commands):
        """Makes these the server's commands, and answers them."""
        self.tree.clear_commands(guild=self.guild)
        for command in commands:
            self.tree.add_command(command, guild=self.guild)
        return await self.tree.sync(guild=self.guild)

    async def shown(self, person, matches, after=0):
        """The message that this person was shown."""
        return await person.sees("MESSAGE_CREATE", matches, after)
