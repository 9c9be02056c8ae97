"""Messages: what is sent, changed, removed, listed and heard."""

import datetime

import hikari
from hikari.impl import PollBuilder

from report import row
from scene import PIXEL, refused


@row("sends, edits and deletes a message")
async def edits(lab):
    sent = await lab.says("first")
    changed = await sent.edit("second")
    assert changed.content == "second" and changed.edited_timestamp is not None
    assert (await lab.fetched(sent)).content == "second"
    gone = lab.hears(hikari.GuildMessageDeleteEvent, lambda event: event.message_id == sent.id)
    await sent.delete()
    await gone
    with refused(hikari.NotFoundError, "it was deleted", code=10008):
        await lab.fetched(sent)


@row("sends an embed")
async def embeds(lab):
    now = datetime.datetime.now(datetime.timezone.utc)
    embed = hikari.Embed(title="Title", description="Text", colour=0x336699, timestamp=now)
    embed.add_field("One", "1").set_footer("Foot").set_author(name="Author", url="https://example.org")
    shown = (await lab.says(embed=embed)).embeds[0]
    assert (shown.title, shown.description, shown.colour, shown.footer.text) == ("Title", "Text", 0x336699, "Foot")
    assert (shown.author.name, shown.author.url, shown.fields[0].name) == ("Author", "https://example.org", "One")


@row("sends a file, and downloads it")
async def files(lab):
    sent = await lab.says(attachment=hikari.Bytes(b"what is in it", "notes.txt"))
    attachment = sent.attachments[0]
    assert (attachment.filename, attachment.size) == ("notes.txt", 13)
    assert await attachment.read() == b"what is in it"


@row("removes a file from a message")
async def without_file(lab):
    sent = await lab.says(attachments=[hikari.Bytes(b"1", "one.txt"), hikari.Bytes(b"2", "two.txt")])
    changed = await sent.edit(attachments=sent.attachments[1:])
    assert [kept.filename for kept in changed.attachments] == ["two.txt"]


@row("replies, and mentions nobody where it is told to")
async def replies(lab):
    asked = await lab.ana.says(lab.general.id, "a question")
    question = await lab.rest.fetch_message(lab.general, int(asked["id"]))
    loud = await question.respond("an answer", reply=True, mentions_reply=True)
    assert loud.message_reference.id == question.id and list(loud.user_mentions) == [int(lab.ana.id)]
    quiet = await question.respond("an answer", reply=True, mentions_reply=False)
    assert quiet.type == hikari.MessageType.REPLY and not quiet.user_mentions


@row("reads history before, after and around a message")
async def history(lab):
    sent = [await lab.says(f"page {number}") for number in range(5)]
    before = [m.content for m in await lab.rest.fetch_messages(lab.general, before=sent[2]).limit(2)]
    after = [m.content for m in await lab.rest.fetch_messages(lab.general, after=sent[2]).limit(2)]
    around = {m.id for m in await lab.rest.fetch_messages(lab.general, around=sent[2]).limit(20)}
    assert before == ["page 1", "page 0"] and after == ["page 3", "page 4"], (before, after)
    assert {message.id for message in sent} <= around


@row("pins, lists and unpins")
async def pins(lab):
    sent = await lab.says("to be pinned")
    await lab.rest.pin_message(lab.general, sent)
    assert sent.id in [pin.message.id for pin in await lab.rest.fetch_pins(lab.general)]
    await lab.rest.unpin_message(lab.general, sent)
    assert sent.id not in [pin.message.id for pin in await lab.rest.fetch_pins(lab.general)]


@row("shows that it types")
async def typing(lab):
    async with lab.rest.trigger_typing(lab.general):
        await lab.ana.sees("TYPING_START", lambda data: data["user_id"] == str(lab.me.id))
    heard = lab.hears(hikari.GuildTypingEvent, lambda event: event.user_id == int(lab.ana.id))
    await lab.ana.call("POST", f"/channels/{lab.general.id}/typing")
    assert (await heard).member.display_name == "Ana"


@row("hears what a person writes, edits and deletes")
async def hears(lab):
    heard = lab.hears(hikari.GuildMessageCreateEvent, lambda event: event.content == "good mornig")
    written = await lab.ana.says(lab.general.id, "good mornig")
    event = await heard
    assert event.author_id == int(lab.ana.id) and event.guild_id == lab.guild.id
    edited = lab.hears(hikari.GuildMessageUpdateEvent, lambda event: event.content == "good morning")
    path = f"/channels/{lab.general.id}/messages/{written['id']}"
    await lab.ana.call("PATCH", path, {"content": "good morning"})
    await edited
    deleted = lab.hears(hikari.GuildMessageDeleteEvent, lambda gone: gone.message_id == event.message_id)
    await lab.ana.call("DELETE", path)
    await deleted


@row("hides the embeds of a message")
async def suppresses(lab):
    flags = hikari.MessageFlag.SUPPRESS_NOTIFICATIONS
    sent = await lab.says(embed=hikari.Embed(title="Hidden"), flags=flags)
    assert sent.flags & flags
    assert (await sent.edit(flags=hikari.MessageFlag.SUPPRESS_EMBEDS)).flags & hikari.MessageFlag.SUPPRESS_EMBEDS


@row("deletes many messages at once")
async def bulk(lab):
    sent = [await lab.says(f"to go, {number}") for number in range(3)]
    heard = lab.hears(hikari.GuildBulkMessageDeleteEvent)
    await lab.rest.delete_messages(lab.general, sent)
    assert (await heard).message_ids == {message.id for message in sent}


@row("adds, lists and removes reactions")
async def reacts(lab):
    sent = await lab.says("react")
    for emoji in ("👍", "🎉"):
        await sent.add_reaction(emoji)
    fetched = await lab.fetched(sent)
    assert [(r.emoji.name, r.count, r.is_me) for r in fetched.reactions] == [("👍", 1, True), ("🎉", 1, True)]
    assert [user.id for user in await lab.rest.fetch_reactions_for_emoji(lab.general, sent, "👍")] == [lab.me.id]
    await sent.remove_reaction("👍")
    assert [reaction.emoji.name for reaction in (await lab.fetched(sent)).reactions] == ["🎉"]


@row("hears the reactions of people")
async def hears_reactions(lab):
    sent = await lab.says("react, please")
    path = f"/channels/{lab.general.id}/messages/{sent.id}/reactions/%F0%9F%91%8D/%40me"
    heard = lab.hears(hikari.GuildReactionAddEvent, lambda event: event.message_id == sent.id)
    await lab.ana.call("PUT", path)
    event = await heard
    assert event.is_for_emoji("👍") and event.member.id == int(lab.ana.id)
    heard = lab.hears(hikari.GuildReactionDeleteEvent, lambda event: event.message_id == sent.id)
    await lab.ana.call("DELETE", path)
    assert (await heard).user_id == int(lab.ana.id)


@row("removes all reactions")
async def clears(lab):
    sent = await lab.says("clear")
    for emoji in ("1️⃣", "2️⃣"):
        await sent.add_reaction(emoji)
    heard = lab.hears(hikari.GuildReactionDeleteEmojiEvent, lambda event: event.message_id == sent.id)
    await sent.remove_all_reactions("1️⃣")
    await heard
    assert [reaction.emoji.name for reaction in (await lab.fetched(sent)).reactions] == ["2️⃣"]
    heard = lab.hears(hikari.GuildReactionDeleteAllEvent, lambda event: event.message_id == sent.id)
    await sent.remove_all_reactions()
    await heard


@row("reacts with an emoji of the server")
async def own_emoji(lab):
    emoji = await lab.rest.create_emoji(lab.guild, "probe", hikari.Bytes(PIXEL, "pixel.png"))
    sent = await lab.says(f"own {emoji}")
    await sent.add_reaction(emoji)
    assert (await lab.fetched(sent)).reactions[0].emoji.id == emoji.id
    await lab.rest.delete_emoji(lab.guild, emoji)


@row("sends a poll, and ends it")
async def polls(lab):
    poll = PollBuilder(question_text="Tea or coffee?", duration=1, allow_multiselect=False)
    poll.add_answer(text="Tea", emoji=hikari.UnicodeEmoji("🍵")).add_answer(text="Coffee")
    sent = await lab.says(poll=poll)
    assert [answer.poll_media.text for answer in sent.poll.answers] == ["Tea", "Coffee"]
    heard = lab.hears(hikari.PollVoteCreateEvent, lambda event: event.message_id == sent.id)
    await lab.ana.call("PUT", f"/channels/{lab.general.id}/polls/{sent.id}/answers/@me", {"answer_ids": ["1"]})
    assert (await heard).answer_id == 1
    voters = await lab.rest.fetch_poll_voters(lab.general, sent, 1)
    assert [user.id for user in voters] == [int(lab.ana.id)]
    assert (await lab.rest.end_poll(lab.general, sent)).poll.results.is_finalized


@row("forwards a message")
async def forwards(lab):
    sent = await lab.says("worth reading")
    forwarded = await lab.rest.forward_message(lab.second, sent, lab.general)
    assert forwarded.message_reference.type == hikari.messages.MessageReferenceType.FORWARD
    assert forwarded.message_snapshots[0].content == "worth reading"


@row("publishes an announcement")
async def publishes(lab):
    news = await lab.rest.create_guild_news_channel(lab.guild, "news")
    sent = await news.send("big news")
    published = await lab.rest.crosspost_message(news, sent)
    assert published.flags & hikari.MessageFlag.CROSSPOSTED
    await news.delete()


@row("follows an announcement channel")
async def follows(lab):
    news = await lab.rest.create_guild_news_channel(lab.guild, "source")
    follow = await lab.rest.follow_channel(news, lab.second)
    assert isinstance(await lab.rest.fetch_webhook(follow.webhook_id), hikari.ChannelFollowerWebhook)
    sent = await news.send("followed")
    await lab.rest.crosspost_message(news, sent)
    followed = (str(lab.second.id), "followed")
    seen = await lab.ana.sees("MESSAGE_CREATE", lambda data: (data["channel_id"], data["content"]) == followed)
    assert seen["message_reference"]["message_id"] == str(sent.id)
    await news.delete()


@row("sends a sticker")
async def sticker(lab):
    image = hikari.Bytes(PIXEL, "pixel.png")
    made = await lab.rest.create_sticker(lab.guild, "sent one", "👍", image)
    sent = await lab.says(sticker=made)
    assert [sticker.id for sticker in sent.stickers] == [made.id]
    await lab.rest.delete_sticker(lab.guild, made)
