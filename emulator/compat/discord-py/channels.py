"""Channels: their kinds, order and permissions, threads, webhooks and invites."""

import discord

from report import row


@row("creates, edits and deletes a channel")
async def channel(lab):
    category = await lab.guild.create_category("Projects")
    secret = {lab.guild.default_role: discord.PermissionOverwrite(view_channel=False)}
    made = await lab.guild.create_text_channel("plans", category=category, topic="Old", overwrites=secret)
    assert made.category_id == category.id and not made.permissions_for(lab.guild.default_role).view_channel
    changed = await made.edit(name="new-plans", topic="New", slowmode_delay=5, nsfw=True)
    assert (changed.name, changed.topic, changed.slowmode_delay, changed.nsfw) == ("new-plans", "New", 5, True)
    gone = lab.hears("guild_channel_delete", lambda channel: channel.id == made.id)
    await made.delete(reason="Done")
    await gone
    await category.delete()


@row("moves channels")
async def order(lab):
    await lab.second.move(before=lab.general)
    fetched = [c for c in await lab.guild.fetch_channels() if isinstance(c, discord.TextChannel)]
    names = [c.name for c in sorted(fetched, key=lambda c: (c.position, c.id))]
    assert names.index("second") < names.index("general"), names
    await lab.general.move(before=lab.second)


@row("sets and removes permissions of a channel")
async def overwrites(lab):
    ben = await lab.member(lab.ben)
    heard = lab.hears("guild_channel_update", lambda _before, after: after.id == lab.second.id)
    await lab.second.set_permissions(ben, send_messages=False, reason="Quiet")
    await heard
    assert not (await lab.guild.fetch_channel(lab.second.id)).permissions_for(ben).send_messages
    await lab.second.set_permissions(ben, overwrite=None)
    assert (await lab.guild.fetch_channel(lab.second.id)).permissions_for(ben).send_messages


@row("creates voice and stage channels")
async def voice(lab):
    spoken = await lab.guild.create_voice_channel("Talk", bitrate=64000, user_limit=5)
    assert (spoken.bitrate, spoken.user_limit) == (64000, 5)
    sent = await spoken.send("text in voice")
    assert sent.channel.id == spoken.id
    stage = await lab.guild.create_stage_channel("Stage")
    assert stage.type == discord.ChannelType.stage_voice
    await spoken.delete()
    await stage.delete()


@row("opens and ends a stage")
async def stage(lab):
    channel = await lab.guild.create_stage_channel("On stage")
    heard = lab.hears("stage_instance_create")
    instance = await channel.create_instance(topic="Questions")
    assert (await heard).topic == "Questions"
    await instance.edit(topic="Answers")
    assert (await channel.fetch_instance()).topic == "Answers"
    await instance.delete()
    await channel.delete()


@row("posts in a forum, with tags")
async def forum(lab):
    tags = [discord.ForumTag(name="Bug", emoji="🐛"), discord.ForumTag(name="Idea", moderated=True)]
    board = await lab.guild.create_forum("board", available_tags=tags, topic="Read the rules")
    assert [tag.name for tag in board.available_tags] == ["Bug", "Idea"]
    post, message = await board.create_thread(
        name="It broke", content="When I press it", applied_tags=board.available_tags[:1]
    )
    assert message.content == "When I press it" and [tag.name for tag in post.applied_tags] == ["Bug"]
    changed = await post.edit(applied_tags=board.available_tags[1:], archived=False)
    assert [tag.name for tag in changed.applied_tags] == ["Idea"]
    await board.delete()


@row("starts a thread from a message")
async def thread(lab):
    sent = await lab.general.send("let's talk")
    heard = lab.hears("thread_create", lambda thread: thread.id == sent.id)
    made = await sent.create_thread(name="Talk", auto_archive_duration=60)
    await heard
    assert made.id == sent.id and (await lab.general.fetch_message(sent.id)).flags.has_thread
    said = await made.send("in the thread")
    assert said.channel.id == made.id
    await made.delete()


@row("starts a private thread, and adds a member")
async def private(lab):
    made = await lab.general.create_thread(name="Private", type=discord.ChannelType.private_thread, invitable=False)
    await made.add_user(discord.Object(int(lab.ben.id)))
    assert {member.id for member in await made.fetch_members()} == {lab.client.user.id, int(lab.ben.id)}
    await lab.ben.sees("THREAD_CREATE", lambda data: data["id"] == str(made.id))
    await made.remove_user(discord.Object(int(lab.ben.id)))
    await made.leave()
    await made.join()
    await made.delete()


@row("archives a thread, and lists the archived ones")
async def archive(lab):
    made = await lab.general.create_thread(name="Old talk", type=discord.ChannelType.public_thread)
    changed = await made.edit(archived=True, locked=True)
    assert changed.archived and changed.locked
    assert made.id in [thread.id async for thread in lab.general.archived_threads()]
    assert made.id not in [thread.id for thread in await lab.guild.active_threads()]
    await made.delete()


@row("sends, edits and deletes through a webhook")
async def webhook(lab):
    made = await lab.general.create_webhook(name="Reporter")
    assert made.id in [hook.id for hook in await lab.general.webhooks()]
    sent = await made.send("breaking", username="Newsroom", wait=True)
    assert sent.author.name == "Newsroom" and sent.webhook_id == made.id
    assert (await sent.edit(content="broken")).content == "broken"
    assert (await made.fetch_message(sent.id)).content == "broken"
    await sent.delete()
    assert (await made.edit(name="Editor")).name == "Editor"
    await made.delete()


@row("creates, lists and deletes invites")
async def invites(lab):
    heard = lab.hears("invite_create")
    made = await lab.general.create_invite(max_age=3600, max_uses=2)
    assert (await heard).code == made.code and (made.max_age, made.max_uses) == (3600, 2)
    assert made.code in [invite.code for invite in await lab.guild.invites()]
    assert (await lab.client.fetch_invite(made.code)).guild.id == lab.guild.id
    await made.delete()
    assert made.code not in [invite.code for invite in await lab.general.invites()]
