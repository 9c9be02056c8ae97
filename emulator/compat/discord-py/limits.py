"""Limits that no header shows, and the clock that can be moved."""

import datetime

import discord

from report import row
from scene import refused


@row("is told that it opens direct messages too fast")
async def direct(lab):
    ana = await lab.member(lab.ana)
    await ana.send("a word before")
    with refused(discord.Forbidden, "nobody opens so many", code=40003):
        for stranger in lab.strangers:
            await lab.client.create_dm(discord.Object(stranger))
    await ana.send("what is open stays open")


@row("slows people down, until their time has come")
async def slowmode(lab):
    channel = await lab.guild.create_text_channel("slow", slowmode_delay=3600)
    assert channel.slowmode_delay == 3600
    await lab.ben.says(channel.id, "first")
    with refused(AssertionError, "an hour has not passed", says='"code":20016'):
        await lab.ben.says(channel.id, "too early")
    for number in range(2):
        await channel.send(f"bots have no slowmode, {number}")
    await lab.advances(hours=1)
    heard = lab.hears("message", lambda message: message.content == "an hour later")
    await lab.ben.says(channel.id, "an hour later")
    await heard
    await channel.delete()


@row("waits where it edits an old message too often")
async def old(lab):
    sent = await lab.general.send("old")
    await lab.advances(hours=2)
    number = 0
    while 30046 not in await lab.refusals():
        number += 1
        await sent.edit(content=f"change {number}")
    assert (await lab.general.fetch_message(sent.id)).content == f"change {number}"


@row("dates messages by a moved clock, and keeps to rate limits")
async def clock(lab):
    before = await lab.second.send("before")
    await lab.advances(hours=2)
    after = await lab.second.send("after")
    hour = datetime.timedelta(hours=1)
    assert 2 * hour <= after.created_at - before.created_at < 3 * hour
    changed = await after.edit(content="after all")
    assert after.created_at <= changed.edited_at < after.created_at + hour
    for emoji in "🍎🍐🍊🍋🍌🍉🍇🍓🍒":
        await after.add_reaction(emoji)
    assert len((await lab.second.fetch_message(after.id)).reactions) == 9
