"""Messages: what is sent, changed, removed, listed and heard."""

import datetime
import io

import discord

from report import row
from scene import PIXEL, refused


@row("sends, edits and deletes a message")
async def edits(lab):
    sent = await lab.general.send("first")
    changed = await sent.edit(content="second")
    assert changed.content == "second" and changed.edited_at is not None
    assert (await lab.general.fetch_message(sent.id)).content == "second"
    gone = lab.hears("message_delete", lambda message: message.id == sent.id)
    await sent.delete()
    await gone
    with refused(discord.NotFound, "it was deleted", code=10008):
        await lab.general.fetch_message(sent.id)


@row("sends an embed")
async def embeds(lab):
    embed = discord.Embed(title="Title", description="Text", colour=0x336699, timestamp=discord.utils.utcnow())
    embed.add_field(name="One", value="1").set_footer(text="Foot").set_author(name="Author", url="https://example.org")
    sent = await lab.general.send(embed=embed)
    assert sent.embeds[0].to_dict() | {"timestamp": 0} == embed.to_dict() | {"type": "rich", "timestamp": 0}


@row("sends a file, and downloads it")
async def files(lab):
    sent = await lab.general.send(file=discord.File(io.BytesIO(b"what is in it"), "notes.txt", description="Notes"))
    attachment = sent.attachments[0]
    assert (attachment.filename, attachment.size, attachment.description) == ("notes.txt", 13, "Notes")
    assert await lab.downloads(attachment.url) == b"what is in it"


@row("removes a file from a message")
async def without_file(lab):
    two = [discord.File(io.BytesIO(b"1"), "one.txt"), discord.File(io.BytesIO(b"2"), "two.txt")]
    sent = await lab.general.send(files=two)
    changed = await sent.edit(attachments=sent.attachments[1:])
    assert [kept.filename for kept in changed.attachments] == ["two.txt"]


@row("replies, and mentions nobody where it is told to")
async def replies(lab):
    asked = await lab.ana.says(lab.general.id, "a question")
    question = await lab.general.fetch_message(int(asked["id"]))
    loud = await question.reply("an answer")
    assert loud.reference.message_id == question.id and [user.id for user in loud.mentions] == [int(lab.ana.id)]
    quiet = await question.reply("an answer", mention_author=False)
    assert quiet.type == discord.MessageType.reply and quiet.mentions == []


@row("reads history before, after and around a message")
async def history(lab):
    sent = [await lab.general.send(f"page {number}") for number in range(5)]
    before = [m.content async for m in lab.general.history(before=sent[2], limit=2)]
    after = [m.content async for m in lab.general.history(after=sent[2], limit=2)]
    around = sorted([m.id async for m in lab.general.history(around=sent[2], limit=3)])
    assert before == ["page 1", "page 0"] and after == ["page 3", "page 4"], (before, after)
    assert around == [message.id for message in sent[1:4]]


@row("pins, lists and unpins")
async def pins(lab):
    sent = await lab.general.send("to be pinned")
    await sent.pin()
    assert sent.id in [message.id async for message in lab.general.pins()]
    await sent.unpin()
    assert sent.id not in [message.id async for message in lab.general.pins()]


@row("shows that it types")
async def typing(lab):
    async with lab.general.typing():
        await lab.ana.sees("TYPING_START", lambda data: data["user_id"] == str(lab.client.user.id))
    heard = lab.hears("typing", lambda _channel, user, _when: user.id == int(lab.ana.id))
    await lab.ana.call("POST", f"/channels/{lab.general.id}/typing")
    await heard


@row("hears what a person writes, edits and deletes")
async def hears(lab):
    heard = lab.hears("message", lambda message: message.content == "good mornig")
    written = await lab.ana.says(lab.general.id, "good mornig")
    message = await heard
    assert message.author.id == int(lab.ana.id) and message.guild.id == lab.guild.id
    edited = lab.hears("message_edit", lambda _before, after: after.content == "good morning")
    path = f"/channels/{lab.general.id}/messages/{written['id']}"
    await lab.ana.call("PATCH", path, {"content": "good morning"})
    await edited
    deleted = lab.hears("message_delete", lambda gone: gone.id == message.id)
    await lab.ana.call("DELETE", path)
    await deleted


@row("hides the embeds of a message")
async def suppresses(lab):
    sent = await lab.general.send(embed=discord.Embed(title="Hidden"), silent=True)
    assert sent.flags.silent
    assert (await sent.edit(suppress=True)).flags.suppress_embeds


@row("deletes many messages at once")
async def bulk(lab):
    sent = [await lab.general.send(f"to go, {number}") for number in range(3)]
    heard = lab.hears("raw_bulk_message_delete")
    await lab.general.delete_messages(sent)
    assert (await heard).message_ids == {message.id for message in sent}


@row("adds, lists and removes reactions")
async def reacts(lab):
    sent = await lab.general.send("react")
    for emoji in ("👍", "🎉"):
        await sent.add_reaction(emoji)
    fetched = await lab.general.fetch_message(sent.id)
    assert [(str(r.emoji), r.count, r.me) for r in fetched.reactions] == [("👍", 1, True), ("🎉", 1, True)]
    assert [user.id async for user in fetched.reactions[0].users()] == [lab.client.user.id]
    await fetched.remove_reaction("👍", lab.client.user)
    fetched = await lab.general.fetch_message(sent.id)
    assert [str(reaction.emoji) for reaction in fetched.reactions] == ["🎉"]


@row("hears the reactions of people")
async def hears_reactions(lab):
    sent = await lab.general.send("react, please")
    path = f"/channels/{lab.general.id}/messages/{sent.id}/reactions/%F0%9F%91%8D/%40me"
    heard = lab.hears("reaction_add", lambda reaction, _user: reaction.message.id == sent.id)
    await lab.ana.call("PUT", path)
    reaction, user = await heard
    assert (str(reaction.emoji), user.id) == ("👍", int(lab.ana.id))
    heard = lab.hears("raw_reaction_remove", lambda payload: payload.message_id == sent.id)
    await lab.ana.call("DELETE", path)
    assert (await heard).user_id == int(lab.ana.id)


@row("removes all reactions")
async def clears(lab):
    sent = await lab.general.send("clear")
    for emoji in ("1️⃣", "2️⃣"):
        await sent.add_reaction(emoji)
    await sent.clear_reaction("1️⃣")
    assert [str(r.emoji) for r in (await lab.general.fetch_message(sent.id)).reactions] == ["2️⃣"]
    heard = lab.hears("raw_reaction_clear", lambda payload: payload.message_id == sent.id)
    await sent.clear_reactions()
    await heard


@row("reacts with an emoji of the server")
async def own_emoji(lab):
    emoji = await lab.guild.create_custom_emoji(name="probe", image=PIXEL)
    sent = await lab.general.send(f"own {emoji}")
    await sent.add_reaction(emoji)
    fetched = await lab.general.fetch_message(sent.id)
    assert fetched.reactions[0].emoji.id == emoji.id
    await emoji.delete()


@row("sends a poll, and ends it")
async def polls(lab):
    poll = discord.Poll(question="Tea or coffee?", duration=datetime.timedelta(hours=1))
    poll.add_answer(text="Tea", emoji="🍵").add_answer(text="Coffee")
    sent = await lab.general.send(poll=poll)
    assert [answer.text for answer in sent.poll.answers] == ["Tea", "Coffee"]
    heard = lab.hears("raw_poll_vote_add", lambda payload: payload.message_id == sent.id)
    await lab.ana.call("PUT", f"/channels/{lab.general.id}/polls/{sent.id}/answers/@me", {"answer_ids": ["1"]})
    assert (await heard).answer_id == 1
    voters = [user.id async for user in (await lab.general.fetch_message(sent.id)).poll.get_answer(1).voters()]
    assert voters == [int(lab.ana.id)]
    await (await lab.general.fetch_message(sent.id)).end_poll()
    assert (await lab.general.fetch_message(sent.id)).poll.is_finalised()


@row("forwards a message")
async def forwards(lab):
    sent = await lab.general.send("worth reading")
    forwarded = await sent.forward(lab.second)
    assert forwarded.reference.type == discord.MessageReferenceType.forward
    assert forwarded.message_snapshots[0].content == "worth reading"


@row("publishes an announcement")
async def publishes(lab):
    news = await lab.guild.create_text_channel("news", news=True)
    sent = await news.send("big news")
    await sent.publish()
    assert (await news.fetch_message(sent.id)).flags.crossposted
    await news.delete()


@row("follows an announcement channel")
async def follows(lab):
    news = await lab.guild.create_text_channel("source", news=True)
    hook = await news.follow(destination=lab.second)
    assert hook.type == discord.WebhookType.channel_follower
    sent = await news.send("followed")
    await sent.publish()
    seen = await lab.shown(lab.ana, lambda m: m["content"] == "followed" and m["channel_id"] == str(lab.second.id))
    assert seen["message_reference"]["message_id"] == str(sent.id)
    await news.delete()


@row("sends a sticker")
async def sticker(lab):
    image = discord.File(io.BytesIO(PIXEL), "pixel.png")
    made = await lab.guild.create_sticker(name="sent one", description="", emoji="👍", file=image)
    sent = await lab.general.send(stickers=[made])
    assert [sticker.id for sticker in sent.stickers] == [made.id]
    await made.delete()
