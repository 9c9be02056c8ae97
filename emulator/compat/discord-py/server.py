"""The server: roles, members, bans, emojis, events and what else belongs to no channel, and the bot's own account."""

import datetime
import io

import discord

from report import row
from scene import PIXEL, refused


@row("creates, edits, moves and deletes roles")
async def roles(lab):
    made = await lab.guild.create_role(name="Helper", colour=0x00AA00, hoist=True, mentionable=True)
    assert (made.name, made.colour.value, made.hoist) == ("Helper", 0x00AA00, True)
    changed = await made.edit(name="Guide", permissions=discord.Permissions(manage_messages=True))
    assert changed.name == "Guide" and changed.permissions.manage_messages
    await made.move(below=discord.utils.get(lab.guild.roles, name="Tester"))
    order = [role.name for role in sorted(await lab.guild.fetch_roles())]
    assert order.index("Guide") > order.index("Tester"), order
    gone = lab.hears("guild_role_delete", lambda role: role.id == made.id)
    await made.delete()
    await gone


@row("gives and takes roles")
async def gives(lab):
    tester = discord.utils.get(lab.guild.roles, name="Tester")
    ben = await lab.member(lab.ben)
    heard = lab.hears("member_update", lambda _before, after: after.id == ben.id)
    await ben.add_roles(tester, reason="Asked for it")
    assert tester in (await heard)[1].roles
    await ben.edit(roles=[])
    assert tester not in (await lab.member(lab.ben)).roles
    await ben.add_roles(tester, atomic=True)
    await ben.remove_roles(tester)
    assert tester not in (await lab.member(lab.ben)).roles


@row("sets a nickname and a time-out")
async def edits(lab):
    ben = await lab.member(lab.ben)
    assert (await ben.edit(nick="Benny")).nick == "Benny"
    await ben.timeout(datetime.timedelta(minutes=5), reason="Calm down")
    assert (await lab.member(lab.ben)).is_timed_out()
    with refused(AssertionError, "who has a time-out says nothing", says="403"):
        await lab.ben.says(lab.general.id, "still here")
    await ben.edit(nick=None, timed_out_until=None)
    assert not (await lab.member(lab.ben)).is_timed_out()
    assert (await lab.guild.me.edit(nick="Prober")).nick == "Prober"
    await lab.guild.me.edit(nick=None)


@row("searches members")
async def search(lab):
    listed = [member.display_name async for member in lab.guild.fetch_members(limit=100)]
    assert set(listed) == {"Ana", "Ben", "Chidi", "Mia", "Probe"}, listed
    found = await lab.client.http.request(
        discord.http.Route("GET", "/guilds/{guild_id}/members/search", guild_id=lab.guild.id),
        params={"query": "chi", "limit": 5},
    )
    assert [member["user"]["id"] for member in found] == [lab.chidi.id]


@row("kicks a member")
async def kicks(lab):
    gone = lab.hears("member_remove", lambda member: member.id == int(lab.ben.id))
    await lab.guild.kick(await lab.member(lab.ben), reason="Try again")
    await gone
    back = lab.hears("member_join", lambda member: member.id == int(lab.ben.id))
    await lab.returns(lab.ben)
    await back


@row("bans, lists and unbans")
async def bans(lab):
    ben = discord.Object(int(lab.ben.id))
    heard = lab.hears("member_ban")
    await lab.guild.ban(ben, reason="Spam", delete_message_seconds=60)
    await heard
    assert [(ban.user.id, ban.reason) async for ban in lab.guild.bans()] == [(ben.id, "Spam")]
    assert (await lab.guild.fetch_ban(ben)).reason == "Spam"
    await lab.guild.unban(ben)
    assert [ban async for ban in lab.guild.bans()] == []
    done = await lab.guild.bulk_ban([ben])
    assert [user.id for user in done.banned] == [ben.id]
    await lab.guild.unban(ben)
    await lab.returns(lab.ben)


@row("reads the audit log")
async def audit(lab):
    heard = lab.hears("audit_log_entry_create", lambda entry: entry.action == discord.AuditLogAction.channel_create)
    made = await lab.guild.create_text_channel("audited", reason="To be read about")
    assert (await heard).reason == "To be read about"
    entries = [entry async for entry in lab.guild.audit_logs(action=discord.AuditLogAction.channel_create, limit=1)]
    assert (entries[0].target.id, entries[0].user.id) == (made.id, lab.client.user.id), entries
    await made.delete()


@row("creates, renames and deletes emojis")
async def emojis(lab):
    heard = lab.hears("guild_emojis_update")
    made = await lab.guild.create_custom_emoji(name="spark", image=PIXEL)
    await heard
    assert (await made.edit(name="sparkle")).name == "sparkle"
    assert [emoji.name for emoji in await lab.guild.fetch_emojis()] == ["sparkle"]
    await made.delete()
    assert await lab.guild.fetch_emojis() == []


@row("creates and deletes stickers")
async def stickers(lab):
    file = discord.File(io.BytesIO(PIXEL), "pixel.png")
    made = await lab.guild.create_sticker(name="dot", description="A dot", emoji="👍", file=file)
    assert [sticker.name for sticker in await lab.guild.fetch_stickers()] == ["dot"]
    assert (await made.edit(name="spot")).name == "spot"
    await made.delete()
    assert await lab.guild.fetch_stickers() == []


@row("creates and deletes emojis of the application")
async def application_emojis(lab):
    made = await lab.client.create_application_emoji(name="mine", image=PIXEL)
    assert [emoji.id for emoji in await lab.client.fetch_application_emojis()] == [made.id]
    await made.delete()
    assert await lab.client.fetch_application_emojis() == []


@row("plans, changes and deletes an event")
async def events(lab):
    start = discord.utils.utcnow() + datetime.timedelta(days=1)
    heard = lab.hears("scheduled_event_create")
    made = await lab.guild.create_scheduled_event(
        name="Meeting",
        start_time=start,
        end_time=start + datetime.timedelta(hours=1),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="The park",
    )
    assert (await heard).id == made.id and made.location == "The park"
    assert (await made.edit(name="Picnic")).name == "Picnic"
    assert [event.name for event in await lab.guild.fetch_scheduled_events()] == ["Picnic"]
    started = await made.start()
    assert started.status == discord.EventStatus.active
    await started.end()


@row("renames the server")
async def renames(lab):
    heard = lab.hears("guild_update", lambda _before, after: after.name == "Laboratory")
    await lab.guild.edit(name="Laboratory", description="For probes")
    await heard
    assert (await lab.client.fetch_guild(lab.guild.id)).name == "Laboratory"
    await lab.guild.edit(name="Lab")


@row("changes its own profile")
async def profile(lab):
    assert (await lab.client.user.edit(username="Prober")).name == "Prober"
    await lab.client.user.edit(username="Probe", avatar=PIXEL)
    assert (await lab.client.fetch_user(lab.client.user.id)).avatar is not None
    assert (await (await lab.client.application_info()).edit(description="Tries things")).description == "Tries things"


@row("says that it joins a voice channel")
async def joins_voice(lab):
    channel = await lab.guild.create_voice_channel("Silent")
    heard = lab.hears("voice_state_update", lambda _member, _before, after: after.channel == channel)
    await lab.guild.change_voice_state(channel=channel, self_deaf=True)
    await heard
    left = lab.hears("voice_state_update", lambda _member, _before, after: after.channel is None)
    await lab.guild.change_voice_state(channel=None)
    await left
    await channel.delete()


@row("writes direct messages, and is told of closed ones")
async def direct(lab):
    sent = await (await lab.member(lab.ana)).send("between us")
    await lab.ana.sees("MESSAGE_CREATE", lambda message: message["id"] == str(sent.id))
    heard = lab.hears("message", lambda message: message.guild is None and message.content == "hi")
    await lab.ana.says(sent.channel.id, "hi")
    await heard
    with refused(discord.Forbidden, "Chidi takes no direct messages", code=50007):
        await (await lab.member(lab.chidi)).send("nobody reads it")


@row("lists SKUs and entitlements")
async def premium(lab):
    assert await lab.client.fetch_skus() == []
    assert [entitlement async for entitlement in lab.client.entitlements()] == []


@row("creates, lists and deletes rules of AutoMod")
async def automod(lab):
    heard = lab.hears("automod_rule_create")
    made = await lab.guild.create_automod_rule(
        name="No shouting",
        event_type=discord.AutoModRuleEventType.message_send,
        trigger=discord.AutoModTrigger(keyword_filter=["shouting"]),
        actions=[discord.AutoModRuleAction(custom_message="Please don't shout.")],
        enabled=True,
    )
    assert (await heard).id == made.id
    assert [rule.name for rule in await lab.guild.fetch_automod_rules()] == ["No shouting"]
    with refused(AssertionError, "a rule refuses it", says="200000"):
        await lab.ben.says(lab.general.id, "this is shouting")
    await made.delete()


@row("sets up onboarding, and hears who completes it")
async def onboarding(lab):
    made = [await lab.guild.create_text_channel(f"topic-{number}") for number in range(5)]
    role = await lab.guild.create_role(name="Designer")
    design = discord.OnboardingPromptOption(title="Design", emoji="🎨", roles=[role])
    kind = discord.OnboardingPromptType.multiple_choice
    await lab.guild.edit_onboarding(
        prompts=[discord.OnboardingPrompt(type=kind, title="What do you do?", options=[design])],
        default_channels=[lab.general, lab.second, *made],
        enabled=True,
        mode=discord.OnboardingMode.default,
    )
    kept = await lab.guild.onboarding()
    (option,) = kept.prompts[0].options
    assert kept.enabled and (option.title, option.role_ids) == ("Design", {role.id}), kept
    heard = lab.hears("member_update", lambda _before, after: after.flags.completed_onboarding)
    done = {"onboard": {"server": lab.server, "options": [str(option.id)]}}
    await lab.control("PATCH", f"people/{lab.ben.id}", done)
    _before, ben = await heard
    assert ben.id == int(lab.ben.id) and role in ben.roles
    await lab.guild.edit_onboarding(enabled=False)
    for gone in (role, *made):
        await gone.delete()


@row("reads that moderators need two-factor sign-in")
async def two_factor(lab):
    required = discord.MFALevel.require_2fa
    heard = lab.hears("guild_update", lambda _before, after: after.mfa_level == required)
    async with lab.meanwhile(f"servers/{lab.server}", two_factor=True):
        await heard
        async with lab.meanwhile(f"people/{lab.mia.id}", two_factor=False):
            with refused(discord.Forbidden, "the bot's owner has no second factor", code=60003):
                await lab.guild.create_role(name="Moderator")
            await lab.general.send("what everyone may do")
        await (await lab.guild.create_role(name="Moderator")).delete()
    assert (await lab.client.fetch_guild(lab.guild.id)).mfa_level == discord.MFALevel.disabled
