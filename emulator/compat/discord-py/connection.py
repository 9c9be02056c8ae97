"""Connection: logging in, members, resuming, limits and errors."""

import asyncio

import discord

from report import row
from scene import refused


@row("connects and reads its server")
async def connects(lab):
    assert lab.client.user.name == "Probe"
    assert [channel.name for channel in lab.guild.text_channels] == ["general", "second"]
    assert lab.guild.me.guild_permissions.administrator and lab.guild.owner_id == int(lab.mia.id)


@row("receives the members that its intents grant")
async def members(lab):
    names = {member.display_name for member in lab.guild.members}
    assert {"Ana", "Ben", "Chidi", "Mia", "Probe"} <= names, names
    assert lab.guild.chunked and lab.guild.get_member(int(lab.ana.id)).status != discord.Status.offline


@row("asks for members by the start of their name")
async def queries(lab):
    found = await lab.guild.query_members(query="an", limit=5)
    assert [member.display_name for member in found] == ["Ana"], found


@row("resumes after its connection has dropped")
async def resumes(lab):
    resumed = lab.hears("resumed", timeout=9)
    await lab.drops()
    await resumed
    heard = lab.hears("message", lambda message: message.content == "after the drop")
    await lab.ana.says(lab.general.id, "after the drop")
    await heard


@row("hears of an outage of its server, and of its end")
async def outage(lab):
    gone = lab.hears("guild_unavailable", lambda guild: guild.id == lab.guild.id)
    async with lab.meanwhile(f"servers/{lab.server}", unavailable=True):
        await gone
        assert lab.guild.unavailable
        back = lab.hears("guild_available", lambda guild: guild.id == lab.guild.id)
    await back
    assert not lab.guild.unavailable and lab.guild.chunked
    heard = lab.hears("message", lambda message: message.content == "after the outage")
    await lab.ana.says(lab.general.id, "after the outage")
    await (await heard).reply("it was short")


@row("changes its presence")
async def presence(lab):
    await lab.client.change_presence(status=discord.Status.idle, activity=discord.Game("with probes"))
    (found,) = await lab.guild.query_members(user_ids=[lab.client.user.id], presences=True)
    assert (found.status, found.activity.name) == (discord.Status.idle, "with probes"), found


@row("waits where it is rate limited")
async def limited(lab):
    sent = await asyncio.gather(*(lab.second.send(f"one of many, {number}") for number in range(30)))
    assert len({message.id for message in sent}) == 30


@row("reads which permission is missing")
async def forbidden(lab):
    owner = await lab.member(lab.mia)
    with refused(discord.Forbidden, "nobody renames the owner of a server", code=50013):
        await owner.edit(nick="Not hers to change")


@row("reads which field is wrong")
async def invalid(lab):
    try:
        await lab.client.http.request(
            discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=lab.general.id),
            json={"content": "x" * 2001},
        )
    except discord.HTTPException as error:
        assert (error.status, error.code) == (400, 50035) and "content" in str(error), str(error)
    else:
        raise AssertionError("2,001 characters are one too many")
