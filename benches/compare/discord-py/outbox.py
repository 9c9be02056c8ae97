"""The outbox: delivers each effect at least once, in order within a room, at most eight rooms at a time, and at the same pace
as Parley."""

import asyncio
import logging

import discord

import views

WORKERS = 8
NO_PINGS = discord.AllowedMentions.none()


class Outbox:
    def __init__(self, store, client, calls_per_second):
        self.store, self.client = store, client
        self.gap = 1 / calls_per_second
        self.busy, self.running = set(), set()
        self.next_turn = 0.0
        self.stopping = False

    def wake(self):
        """Starts what is due, up to the number of workers."""
        if self.stopping or len(self.busy) >= WORKERS:
            return
        for head in self.store.heads():
            if len(self.busy) >= WORKERS:
                return
            if head["room"] in self.busy:
                continue
            self.busy.add(head["room"])
            work = asyncio.create_task(self.deliver(head))
            self.running.add(work)
            work.add_done_callback(lambda work, room=head["room"]: self.done(work, room))

    def done(self, work, room):
        self.running.discard(work)
        self.busy.discard(room)
        self.wake()

    async def deliver(self, head):
        await self.turn()
        if self.stopping:
            return
        effect = self.store.effect(head["id"])
        try:
            self.store.receive(effect, await self.call(effect))
        except discord.DiscordException as error:
            logging.error("effect %s failed: %s", effect["id"], error)
            await asyncio.sleep(1)

    async def call(self, effect):
        offer = self.store.offer(effect["offer"])
        channel = self.client.get_partial_messageable(offer["room"])
        match effect["kind"]:
            case "post_card":
                return (await channel.send(**views.card(offer), nonce=effect["id"], allowed_mentions=NO_PINGS)).id
            case "refresh_card":
                await channel.get_partial_message(offer["card"]).edit(**views.card(offer))
            case "post_contract":
                return (await channel.send(**views.contract(offer), nonce=effect["id"], allowed_mentions=NO_PINGS)).id
            case "pin_contract":
                await channel.get_partial_message(offer["contract"]).pin()

    async def turn(self):
        """Waits for the next call's turn; ten may come at once after a quiet time."""
        now = asyncio.get_running_loop().time()
        self.next_turn = max(self.next_turn, now - 9 * self.gap)
        wait = self.next_turn - now
        self.next_turn += self.gap
        if wait > 0:
            await asyncio.sleep(wait)

    async def stop(self):
        """Starts nothing more, and returns once what was started is done."""
        self.stopping = True
        await asyncio.gather(*self.running, return_exceptions=True)
