"""Connection: logging in, members, resuming, limits and errors."""

import asyncio

import hikari

from report import row
from scene import refused


@row("connects and reads its server")
async def connects(lab):
    assert lab.me.username == "Probe"
    assert sorted(channel.name for channel in lab.guild.get_channels().values()) == ["general", "second"]
    assert lab.guild.owner_id == int(lab.mia.id)


@row("receives the members that its intents grant")
async def members(lab):
    names = {member.display_name for member in lab.guild.get_members().values()}
    assert names == {"Ana", "Ben", "Chidi", "Mia", "Probe"}, names
    assert lab.guild.get_presence(int(lab.ana.id)).visible_status == hikari.Status.ONLINE


@row("asks for members by the start of their name")
async def queries(lab):
    heard = lab.hears(hikari.MemberChunkEvent, lambda event: event.nonce == "by name")
    await lab.bot.request_guild_members(lab.guild, query="an", limit=5, nonce="by name")
    assert [member.display_name for member in await heard] == ["Ana"]


@row("resumes after its connection has dropped")
async def resumes(lab):
    resumed = lab.hears(hikari.ShardResumedEvent, timeout=9)
    await lab.drops()
    await resumed
    heard = lab.hears(hikari.GuildMessageCreateEvent, lambda event: event.content == "after the drop")
    await lab.ana.says(lab.general.id, "after the drop")
    await heard


@row("hears of an outage of its server, and of its end")
async def outage(lab):
    gone = lab.hears(hikari.GuildUnavailableEvent, lambda event: event.guild_id == lab.guild.id)
    async with lab.meanwhile(f"servers/{lab.server}", unavailable=True):
        await gone
        assert lab.bot.cache.get_unavailable_guild(lab.guild) is not None
        back = lab.hears(hikari.GuildAvailableEvent, lambda event: event.guild_id == lab.guild.id)
    assert len((await back).members) == 5
    assert lab.bot.cache.get_available_guild(lab.guild) is not None
    heard = lab.hears(hikari.GuildMessageCreateEvent, lambda event: event.content == "after the outage")
    await lab.ana.says(lab.general.id, "after the outage")
    await (await heard).message.respond("it was short")


@row("changes its presence")
async def presence(lab):
    await lab.bot.update_presence(status=hikari.Status.IDLE, activity=hikari.Activity(name="with probes"))
    heard = lab.hears(hikari.MemberChunkEvent, lambda event: event.nonce == "presence")
    await lab.bot.request_guild_members(lab.guild, include_presences=True, users=[lab.me], nonce="presence")
    found = (await heard).presences[lab.me.id]
    assert (found.visible_status, found.activities[0].name) == (hikari.Status.IDLE, "with probes"), found


@row("waits where it is rate limited")
async def limited(lab):
    all_of = (lab.rest.create_message(lab.second, f"one of many, {number}") for number in range(30))
    assert len({message.id for message in await asyncio.gather(*all_of)}) == 30


@row("reads which permission is missing")
async def forbidden(lab):
    with refused(hikari.ForbiddenError, "nobody renames the owner of a server", code=50013):
        await lab.rest.edit_member(lab.guild, int(lab.mia.id), nickname="Not hers to change")


@row("reads which field is wrong")
async def invalid(lab):
    try:
        await lab.says("x" * 2001)
    except hikari.BadRequestError as error:
        assert error.code == 50035 and "content" in error.errors, error
    else:
        raise AssertionError("2,001 characters are one too many")
