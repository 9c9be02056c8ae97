"""Channels: their kinds, order and permissions, threads, webhooks and invites."""

import datetime

import hikari
from hikari.events.stage_events import StageInstanceCreateEvent

from report import row


@row("creates, edits and deletes a channel")
async def channel(lab):
    rest = lab.rest
    category = await rest.create_guild_category(lab.guild, "Projects")
    view = hikari.Permissions.VIEW_CHANNEL
    secret = hikari.PermissionOverwrite(id=lab.guild.id, type=hikari.PermissionOverwriteType.ROLE, deny=view)
    made = await rest.create_guild_text_channel(
        lab.guild, "plans", category=category, topic="Old", permission_overwrites=[secret]
    )
    assert made.parent_id == category.id and made.permission_overwrites[lab.guild.id].deny == view
    changed = await made.edit(name="new-plans", topic="New", rate_limit_per_user=5, nsfw=True)
    assert (changed.name, changed.topic, changed.is_nsfw) == ("new-plans", "New", True)
    assert changed.rate_limit_per_user == datetime.timedelta(seconds=5)
    gone = lab.hears(hikari.GuildChannelDeleteEvent, lambda event: event.channel_id == made.id)
    await made.delete()
    await gone
    await category.delete()


@row("moves channels")
async def order(lab):
    await lab.rest.reposition_channels(lab.guild, {0: lab.second, 1: lab.general})
    places = {c.name: c.position for c in await lab.rest.fetch_guild_channels(lab.guild)}
    assert places["second"] < places["general"], places
    await lab.rest.reposition_channels(lab.guild, {0: lab.general, 1: lab.second})


@row("sets and removes permissions of a channel")
async def overwrites(lab):
    ben = await lab.member(lab.ben)
    heard = lab.hears(hikari.GuildChannelUpdateEvent, lambda event: event.channel_id == lab.second.id)
    await lab.second.edit_overwrite(ben, deny=hikari.Permissions.SEND_MESSAGES, reason="Quiet")
    await heard
    kept = (await lab.rest.fetch_channel(lab.second)).permission_overwrites
    assert kept[ben.id].deny == hikari.Permissions.SEND_MESSAGES
    await lab.second.remove_overwrite(ben)
    assert ben.id not in (await lab.rest.fetch_channel(lab.second)).permission_overwrites


@row("creates voice and stage channels")
async def voice(lab):
    spoken = await lab.rest.create_guild_voice_channel(lab.guild, "Talk", bitrate=64000, user_limit=5)
    assert (spoken.bitrate, spoken.user_limit) == (64000, 5)
    assert (await spoken.send("text in voice")).channel_id == spoken.id
    stage = await lab.rest.create_guild_stage_channel(lab.guild, "Stage")
    assert stage.type == hikari.ChannelType.GUILD_STAGE
    await spoken.delete()
    await stage.delete()


@row("opens and ends a stage")
async def stage(lab):
    channel = await lab.rest.create_guild_stage_channel(lab.guild, "On stage")
    heard = lab.hears(StageInstanceCreateEvent)
    await lab.rest.create_stage_instance(channel, topic="Questions")
    assert (await heard).stage_instance.topic == "Questions"
    await lab.rest.edit_stage_instance(channel, topic="Answers")
    assert (await lab.rest.fetch_stage_instance(channel)).topic == "Answers"
    await lab.rest.delete_stage_instance(channel)
    await channel.delete()


@row("posts in a forum, with tags")
async def forum(lab):
    tags = [hikari.ForumTag(name="Bug", emoji="🐛"), hikari.ForumTag(name="Idea", moderated=True)]
    board = await lab.rest.create_guild_forum_channel(lab.guild, "board", available_tags=tags, topic="Rules")
    assert [tag.name for tag in board.available_tags] == ["Bug", "Idea"]
    bug, idea = board.available_tags
    post = await lab.rest.create_forum_post(board, "It broke", "When I press it", tags=[bug])
    assert list(post.applied_tag_ids) == [bug.id]
    assert (await lab.rest.fetch_message(post, post.id)).content == "When I press it"
    assert list((await post.edit(applied_tags=[idea])).applied_tag_ids) == [idea.id]
    await board.delete()


@row("starts a thread from a message")
async def thread(lab):
    sent = await lab.says("let's talk")
    heard = lab.hears(hikari.GuildThreadCreateEvent, lambda event: event.thread_id == sent.id)
    made = await lab.rest.create_message_thread(lab.general, sent, "Talk", auto_archive_duration=60)
    await heard
    assert made.id == sent.id and (await lab.fetched(sent)).flags & hikari.MessageFlag.HAS_THREAD
    assert (await made.send("in the thread")).channel_id == made.id
    await made.delete()


@row("starts a private thread, and adds a member")
async def private(lab):
    rest = lab.rest
    kind = hikari.ChannelType.GUILD_PRIVATE_THREAD
    made = await rest.create_thread(lab.general, kind, "Private", invitable=False)
    await rest.add_thread_member(made, int(lab.ben.id))
    assert {m.user_id for m in await rest.fetch_thread_members(made)} == {lab.me.id, int(lab.ben.id)}
    await lab.ben.sees("THREAD_CREATE", lambda data: data["id"] == str(made.id))
    await rest.remove_thread_member(made, int(lab.ben.id))
    await rest.leave_thread(made)
    await rest.join_thread(made)
    await made.delete()


@row("archives a thread, and lists the archived ones")
async def archive(lab):
    made = await lab.rest.create_thread(lab.general, hikari.ChannelType.GUILD_PUBLIC_THREAD, "Old talk")
    changed = await made.edit(archived=True, locked=True)
    assert changed.is_archived and changed.is_locked
    assert made.id in [thread.id for thread in await lab.rest.fetch_public_archived_threads(lab.general)]
    assert made.id not in [thread.id for thread in await lab.rest.fetch_active_threads(lab.guild)]
    await made.delete()


@row("sends, edits and deletes through a webhook")
async def webhook(lab):
    made = await lab.rest.create_webhook(lab.general, "Reporter")
    assert made.id in [hook.id for hook in await lab.rest.fetch_channel_webhooks(lab.general)]
    sent = await made.execute("breaking", username="Newsroom")
    assert sent.author.username == "Newsroom" and sent.webhook_id == made.id
    assert (await made.edit_message(sent, "broken")).content == "broken"
    assert (await made.fetch_message(sent)).content == "broken"
    await made.delete_message(sent)
    assert (await made.edit(name="Editor")).name == "Editor"
    await made.delete()


@row("creates, lists and deletes invites")
async def invites(lab):
    heard = lab.hears(hikari.InviteCreateEvent)
    made = await lab.rest.create_invite(lab.general, max_age=3600, max_uses=2)
    assert (await heard).code == made.code
    assert (made.max_age, made.max_uses) == (datetime.timedelta(hours=1), 2)
    assert made.code in [invite.code for invite in await lab.rest.fetch_guild_invites(lab.guild)]
    assert (await lab.rest.fetch_invite(made)).guild_id == lab.guild.id
    await lab.rest.delete_invite(made)
    assert made.code not in [invite.code for invite in await lab.rest.fetch_channel_invites(lab.general)]
