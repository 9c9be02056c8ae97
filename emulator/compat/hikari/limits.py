"""Limits that no header shows, and the clock that can be moved."""

import datetime

import hikari

from report import row
from scene import refused


@row("is told that it opens direct messages too fast")
async def direct(lab):
    ana = await lab.member(lab.ana)
    await ana.send("a word before")
    with refused(hikari.ForbiddenError, "nobody opens so many", code=40003):
        for stranger in lab.strangers:
            await lab.rest.create_dm_channel(stranger)
    await ana.send("what is open stays open")


@row("slows people down, until their time has come")
async def slowmode(lab):
    hour = datetime.timedelta(hours=1)
    channel = await lab.rest.create_guild_text_channel(lab.guild, "slow", rate_limit_per_user=hour)
    assert channel.rate_limit_per_user == hour
    await lab.ben.says(channel.id, "first")
    with refused(AssertionError, "an hour has not passed", says='"code":20016'):
        await lab.ben.says(channel.id, "too early")
    for number in range(2):
        await channel.send(f"bots have no slowmode, {number}")
    await lab.advances(hours=1)
    heard = lab.hears(hikari.GuildMessageCreateEvent, lambda event: event.content == "an hour later")
    await lab.ben.says(channel.id, "an hour later")
    await heard
    await channel.delete()


@row("waits where it edits an old message too often")
async def old(lab):
    sent = await lab.says("old")
    await lab.advances(hours=2)
    number = 0
    while 30046 not in await lab.refusals():
        number += 1
        await sent.edit(f"change {number}")
    assert (await lab.fetched(sent)).content == f"change {number}"


@row("dates messages by a moved clock, and keeps to rate limits")
async def clock(lab):
    before = await lab.rest.create_message(lab.second, "before")
    await lab.advances(hours=2)
    after = await lab.rest.create_message(lab.second, "after")
    hour = datetime.timedelta(hours=1)
    assert 2 * hour <= after.timestamp - before.timestamp < 3 * hour
    assert 2 * hour <= after.created_at - before.created_at < 3 * hour
    changed = await after.edit("after all")
    assert after.timestamp <= changed.edited_timestamp < after.timestamp + hour
    for emoji in "🍎🍐🍊🍋🍌🍉🍇🍓🍒":
        await after.add_reaction(emoji)
    assert len((await lab.fetched(after)).reactions) == 9
