"""A bot of Parley's shape on discord.py: a card with View and Accept, a confirmation, a durable compare-and-set, and an outbox
that edits, posts and pins. It runs against a local Discord only."""

import asyncio
import json
import logging
import os
import signal
import ssl

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

import views
from outbox import Outbox
from store import Store

LOCAL = ("127.0.0.1", "localhost")


def stay_local(tls, gateway):
    """The library has no setting for another Discord, so its two addresses are replaced before anything is called."""
    api, gateway = yarl.URL(f"https://{tls}/api/v10"), yarl.URL(gateway)
    if api.host not in LOCAL or gateway.host not in LOCAL:
        raise SystemExit("COMPARE_TLS or COMPARE_GATEWAY isn't on this machine")
    Route.BASE = str(api)
    DiscordWebSocket.DEFAULT_GATEWAY = gateway


class Bot(discord.Client):
    def __init__(self, store):
        super().__init__(intents=discord.Intents(guilds=True))
        self.store = store
        self.outbox = Outbox(store, self, float(os.environ["COMPARE_PACE"]))

    async def setup_hook(self):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, lambda: asyncio.create_task(self.end()))
        if offers := os.environ.get("COMPARE_OFFERS"):
            with open(offers, encoding="utf-8") as file:
                self.store.add_offers(json.load(file))
        self.outbox.wake()

    async def on_connect(self):
        # The library's own "ready" comes up to two seconds later, when it believes that it has heard of every server.
        print("ready", flush=True)

    async def on_interaction(self, interaction):
        if interaction.type is discord.InteractionType.component:
            try:
                await self.press(interaction)
            except discord.DiscordException as error:
                logging.error("no answer to %s: %s", interaction.data["custom_id"], error)

    async def press(self, interaction):
        act, offer, *revision = interaction.data["custom_id"].split(":")
        offer, answer = self.store.offer(int(offer)), interaction.response
        person = interaction.user.id
        if offer is None or person not in (offer["client"], offer["recipient"]):
            await answer.send_message(**views.refusal("I couldn't find that offer."))
        elif act == "view":
            await answer.send_message(**views.details(offer))
        elif person != offer["recipient"]:
            await answer.send_message(**views.refusal("Only the recipient can accept this offer."))
        elif offer["state"] != "pending":
            await answer.send_message(**views.refusal(f"Offer #{offer['id']} is already {offer['state']}."))
        elif act == "accept":
            await answer.send_message(**views.question(offer))
        elif not self.store.accept(offer, int(revision[0])):
            await answer.send_message(**views.refusal(f"Offer #{offer['id']} has changed. Press View offer."))
        else:
            await answer.edit_message(**views.accepted(offer))
            self.outbox.wake()

    async def end(self):
        await self.outbox.stop()
        await self.close()


async def main():
    stay_local(os.environ["COMPARE_TLS"], os.environ["COMPARE_GATEWAY"])
    store = Store(os.environ["COMPARE_DATABASE"])
    async with Bot(store) as bot:
        trusted = ssl.create_default_context(cafile=os.environ["COMPARE_CA"])
        bot.http.connector = aiohttp.TCPConnector(limit=0, ssl=trusted)
        await bot.start(os.environ["COMPARE_TOKEN"])
    store.close()


logging.basicConfig(level=logging.WARNING)
# It warns at each start that nothing for voice is installed.
logging.getLogger("discord.client").setLevel(logging.ERROR)
asyncio.run(main())
