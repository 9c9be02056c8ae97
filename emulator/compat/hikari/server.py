"""The server: roles, members, bans, emojis, events and what else belongs to no channel, and the bot's own account."""

import datetime

import hikari
from hikari.events.auto_mod_events import AutoModRuleCreateEvent
from hikari.impl import AutoModBlockMessageActionBuilder, AutoModKeywordTriggerBuilder
from hikari.impl.special_endpoints import GuildOnboardingPromptBuilder

from report import row
from scene import PIXEL, refused


def image():
    return hikari.Bytes(PIXEL, "pixel.png")


@row("creates, edits, moves and deletes roles")
async def roles(lab):
    made = await lab.rest.create_role(lab.guild, name="Helper", color=0x00AA00, hoist=True, mentionable=True)
    assert (made.name, made.color, made.is_hoisted) == ("Helper", 0x00AA00, True)
    granted = hikari.Permissions.MANAGE_MESSAGES
    changed = await lab.rest.edit_role(lab.guild, made, name="Guide", permissions=granted)
    assert changed.name == "Guide" and changed.permissions == granted
    tester = await lab.tester()
    await lab.rest.reposition_roles(lab.guild, {1: tester, 2: made})
    places = {role.name: role.position for role in await lab.rest.fetch_roles(lab.guild)}
    assert places["Guide"] > places["Tester"], places
    gone = lab.hears(hikari.RoleDeleteEvent, lambda event: event.role_id == made.id)
    await lab.rest.delete_role(lab.guild, made)
    await gone


@row("gives and takes roles")
async def gives(lab):
    tester = await lab.tester()
    ben = await lab.member(lab.ben)
    heard = lab.hears(hikari.MemberUpdateEvent, lambda event: event.user_id == ben.id)
    await ben.add_role(tester, reason="Asked for it")
    assert tester.id in (await heard).member.role_ids
    await ben.edit(roles=[])
    assert tester.id not in (await lab.member(lab.ben)).role_ids
    await ben.add_role(tester)
    await ben.remove_role(tester)
    assert tester.id not in (await lab.member(lab.ben)).role_ids


@row("sets a nickname and a time-out")
async def edits(lab):
    ben = await lab.member(lab.ben)
    assert (await ben.edit(nickname="Benny")).nickname == "Benny"
    until = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=5)
    await ben.edit(communication_disabled_until=until, reason="Calm down")
    assert (await lab.member(lab.ben)).communication_disabled_until() is not None
    with refused(AssertionError, "who has a time-out says nothing", says="403"):
        await lab.ben.says(lab.general.id, "still here")
    await ben.edit(nickname=None, communication_disabled_until=None)
    assert (await lab.member(lab.ben)).communication_disabled_until() is None
    assert (await lab.rest.edit_my_member(lab.guild, nickname="Prober")).nickname == "Prober"
    await lab.rest.edit_my_member(lab.guild, nickname=None)


@row("searches members")
async def search(lab):
    listed = {member.display_name for member in await lab.rest.fetch_members(lab.guild)}
    assert listed == {"Ana", "Ben", "Chidi", "Mia", "Probe"}, listed
    found = await lab.rest.search_members(lab.guild, "chi")
    assert [member.id for member in found] == [int(lab.chidi.id)]


@row("kicks a member")
async def kicks(lab):
    gone = lab.hears(hikari.MemberDeleteEvent, lambda event: event.user_id == int(lab.ben.id))
    await lab.rest.kick_user(lab.guild, int(lab.ben.id), reason="Try again")
    await gone
    back = lab.hears(hikari.MemberCreateEvent, lambda event: event.user_id == int(lab.ben.id))
    await lab.returns(lab.ben)
    await back


@row("bans, lists and unbans")
async def bans(lab):
    ben = int(lab.ben.id)
    heard = lab.hears(hikari.BanCreateEvent)
    await lab.rest.ban_user(lab.guild, ben, reason="Spam", delete_message_seconds=60)
    await heard
    assert [(ban.user.id, ban.reason) for ban in await lab.rest.fetch_bans(lab.guild)] == [(ben, "Spam")]
    assert (await lab.rest.fetch_ban(lab.guild, ben)).reason == "Spam"
    await lab.rest.unban_user(lab.guild, ben)
    assert list(await lab.rest.fetch_bans(lab.guild)) == []
    assert list((await lab.rest.bulk_ban_users(lab.guild, [ben])).banned_users) == [ben]
    await lab.rest.unban_user(lab.guild, ben)
    await lab.returns(lab.ben)


@row("reads the audit log")
async def audit(lab):
    created = hikari.AuditLogEventType.CHANNEL_CREATE
    heard = lab.hears(hikari.AuditLogEntryCreateEvent, lambda event: event.entry.action_type == created)
    made = await lab.rest.create_guild_text_channel(lab.guild, "audited", reason="To be read about")
    assert (await heard).entry.reason == "To be read about"
    page = await lab.rest.fetch_audit_log(lab.guild, event_type=created).next()
    newest = max(page.entries.values(), key=lambda entry: entry.id)
    assert (newest.target_id, newest.user_id) == (made.id, lab.me.id), newest
    await made.delete()


@row("creates, renames and deletes emojis")
async def emojis(lab):
    heard = lab.hears(hikari.EmojisUpdateEvent)
    made = await lab.rest.create_emoji(lab.guild, "spark", image())
    await heard
    assert (await lab.rest.edit_emoji(lab.guild, made, name="sparkle")).name == "sparkle"
    assert [emoji.name for emoji in await lab.rest.fetch_guild_emojis(lab.guild)] == ["sparkle"]
    await lab.rest.delete_emoji(lab.guild, made)
    assert list(await lab.rest.fetch_guild_emojis(lab.guild)) == []


@row("creates and deletes stickers")
async def stickers(lab):
    made = await lab.rest.create_sticker(lab.guild, "dot", "👍", image(), description="A dot")
    assert [sticker.name for sticker in await lab.rest.fetch_guild_stickers(lab.guild)] == ["dot"]
    assert (await lab.rest.edit_sticker(lab.guild, made, name="spot")).name == "spot"
    await lab.rest.delete_sticker(lab.guild, made)
    assert list(await lab.rest.fetch_guild_stickers(lab.guild)) == []


@row("creates and deletes emojis of the application")
async def application_emojis(lab):
    application = await lab.rest.fetch_application()
    made = await lab.rest.create_application_emoji(application, "mine", image())
    assert [emoji.id for emoji in await lab.rest.fetch_application_emojis(application)] == [made.id]
    await lab.rest.delete_application_emoji(application, made)
    assert list(await lab.rest.fetch_application_emojis(application)) == []


@row("plans, changes and deletes an event")
async def events(lab):
    start = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
    heard = lab.hears(hikari.ScheduledEventCreateEvent)
    made = await lab.rest.create_external_event(
        lab.guild, "Meeting", "The park", start, start + datetime.timedelta(hours=1)
    )
    assert (await heard).event_id == made.id and made.location == "The park"
    assert (await lab.rest.edit_scheduled_event(lab.guild, made, name="Picnic")).name == "Picnic"
    active = hikari.ScheduledEventStatus.ACTIVE
    assert (await lab.rest.edit_scheduled_event(lab.guild, made, status=active)).status == active
    assert [event.name for event in await lab.rest.fetch_scheduled_events(lab.guild)] == ["Picnic"]
    await lab.rest.delete_scheduled_event(lab.guild, made)
    assert list(await lab.rest.fetch_scheduled_events(lab.guild)) == []


@row("renames the server")
async def renames(lab):
    heard = lab.hears(hikari.GuildUpdateEvent, lambda event: event.guild.name == "Laboratory")
    await lab.rest.edit_guild(lab.guild, name="Laboratory", description="For probes")
    await heard
    assert (await lab.rest.fetch_guild(lab.guild)).name == "Laboratory"
    await lab.rest.edit_guild(lab.guild, name="Lab")


@row("changes its own profile")
async def profile(lab):
    assert (await lab.rest.edit_my_user(username="Prober")).username == "Prober"
    await lab.rest.edit_my_user(username="Probe", avatar=image())
    assert (await lab.rest.fetch_user(lab.me)).avatar_hash is not None
    assert (await lab.rest.edit_application(description="Tries things")).description == "Tries things"


@row("says that it joins a voice channel")
async def joins_voice(lab):
    channel = await lab.rest.create_guild_voice_channel(lab.guild, "Silent")
    heard = lab.hears(hikari.VoiceStateUpdateEvent, lambda event: event.state.channel_id == channel.id)
    await lab.bot.update_voice_state(lab.guild, channel, self_deaf=True)
    assert (await heard).state.is_self_deafened
    left = lab.hears(hikari.VoiceStateUpdateEvent, lambda event: event.state.channel_id is None)
    await lab.bot.update_voice_state(lab.guild, None)
    await left
    await channel.delete()


@row("writes direct messages, and is told of closed ones")
async def direct(lab):
    sent = await (await lab.member(lab.ana)).send("between us")
    await lab.ana.sees("MESSAGE_CREATE", lambda message: message["id"] == str(sent.id))
    heard = lab.hears(hikari.DMMessageCreateEvent, lambda event: event.content == "hi")
    await lab.ana.says(sent.channel_id, "hi")
    await heard
    with refused(hikari.ForbiddenError, "Chidi takes no direct messages", code=50007):
        await (await lab.member(lab.chidi)).send("nobody reads it")


@row("lists SKUs and entitlements")
async def premium(lab):
    assert list(await lab.rest.fetch_skus(lab.me.id)) == []
    assert list(await lab.rest.fetch_entitlements(lab.me.id)) == []


@row("creates, lists and deletes rules of AutoMod")
async def automod(lab):
    heard = lab.hears(AutoModRuleCreateEvent)
    made = await lab.rest.create_auto_mod_rule(
        lab.guild,
        name="No shouting",
        event_type=hikari.AutoModEventType.MESSAGE_SEND,
        trigger=AutoModKeywordTriggerBuilder(keyword_filter=["shouting"]),
        actions=[AutoModBlockMessageActionBuilder(custom_message="Please don't shout.")],
        enabled=True,
    )
    assert (await heard).rule.id == made.id
    assert [rule.name for rule in await lab.rest.fetch_auto_mod_rules(lab.guild)] == ["No shouting"]
    with refused(AssertionError, "a rule refuses it", says="200000"):
        await lab.ben.says(lab.general.id, "this is shouting")
    await lab.rest.delete_auto_mod_rule(lab.guild, made)


@row("sets up onboarding, and hears who completes it")
async def onboarding(lab):
    made = [await lab.rest.create_guild_text_channel(lab.guild, f"topic-{number}") for number in range(5)]
    role = await lab.rest.create_role(lab.guild, name="Designer")
    prompt = GuildOnboardingPromptBuilder("What do you do?", single_select=True, required=True, in_onboarding=True)
    await lab.rest.edit_guild_onboarding(
        lab.guild,
        prompts=[prompt.add_option("Design", role_ids=[role], emoji="🎨")],
        default_channel_ids=[lab.general, lab.second, *made],
        enabled=True,
        mode=hikari.guilds.GuildOnboardingMode.ONBOARDING_DEFAULT,
    )
    kept = await lab.rest.fetch_guild_onboarding(lab.guild)
    (option,) = kept.prompts[0].options
    assert kept.enabled and (option.title, option.role_ids) == ("Design", [role.id]), kept
    completed = hikari.GuildMemberFlags.COMPLETED_ONBOARDING
    heard = lab.hears(hikari.MemberUpdateEvent, lambda event: event.member.guild_flags & completed)
    done = {"onboard": {"server": lab.server, "options": [str(option.id)]}}
    await lab.control("PATCH", f"people/{lab.ben.id}", done)
    ben = (await heard).member
    assert ben.id == int(lab.ben.id) and role.id in ben.role_ids
    await lab.rest.edit_guild_onboarding(lab.guild, enabled=False)
    await lab.rest.delete_role(lab.guild, role)
    for channel in made:
        await channel.delete()


@row("reads that moderators need two-factor sign-in")
async def two_factor(lab):
    required = hikari.GuildMFALevel.ELEVATED
    heard = lab.hears(hikari.GuildUpdateEvent, lambda event: event.guild.mfa_level == required)
    async with lab.meanwhile(f"servers/{lab.server}", two_factor=True):
        await heard
        async with lab.meanwhile(f"people/{lab.mia.id}", two_factor=False):
            with refused(hikari.ForbiddenError, "the bot's owner has no second factor", code=60003):
                await lab.rest.create_role(lab.guild, name="Moderator")
            await lab.rest.create_message(lab.general, "what everyone may do")
        await lab.rest.delete_role(lab.guild, await lab.rest.create_role(lab.guild, name="Moderator"))
    assert (await lab.rest.fetch_guild(lab.guild)).mfa_level == hikari.GuildMFALevel.NONE
