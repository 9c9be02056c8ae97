"""What all probes of hikari share: the connected bot and its server."""

import asyncio

import hikari

from person import PATIENCE_S
from scene import Scene


class Lab(Scene):
    """`bot`, `rest`, `me`, `guild`, `general` and `second` are the library's."""

    async def __aenter__(self):
        await self.open()
        self.bot = hikari.GatewayBot(
            self.here["bots"]["Probe"]["token"],
            banner=None,
            intents=hikari.Intents.ALL,
            logs=None,
            suppress_optimization_warning=True,
            # The one address that a bot on hikari changes to be tested here; the gateway's is asked for.
            rest_url=f"{self.here['http']}/api/v10",
        )
        self.rest = self.bot.rest
        here = self.hears(hikari.GuildAvailableEvent, timeout=20)
        await self.bot.start(check_for_updates=False)
        self.guild = (await here).guild
        self.me = self.bot.get_me()
        named = {channel.name: channel for channel in self.guild.get_channels().values()}
        self.general = named["general"]
        self.second = named["second"]
        return self

    async def __aexit__(self, *_):
        await self.bot.close()
        await self.close()

    def hears(self, event, check=lambda _: True, timeout=PATIENCE_S):
        """A task that ends with the first event of this kind that the bot hears from now on."""
        waiting = self.bot.wait_for(event, timeout=timeout, predicate=check)
        return asyncio.create_task(self.heard(waiting, event.__name__))

    async def member(self, person):
        """The person as a member of the server."""
        return await self.rest.fetch_member(self.guild, int(person.id))

    async def tester(self):
        """The role that Ana has."""
        return next(role for role in await self.rest.fetch_roles(self.guild) if role.name == "Tester")

    async def fetched(self, message):
        """A message as Discord has it now."""
        return await self.rest.fetch_message(message.channel_id, message)

    async def says(self, *arguments, **more):
        """Sends a message in `general`."""
        return await self.rest.create_message(self.general, *arguments, **more)
