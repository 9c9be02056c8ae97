"""Interactions: commands, components and forms, from both sides."""

import hikari
from hikari import CommandOption, ComponentType, OptionType
from hikari.impl import (
    AutocompleteChoiceBuilder,
    ContainerComponentBuilder,
    InteractiveButtonBuilder,
    MediaGalleryComponentBuilder,
    MediaGalleryItemBuilder,
    MessageActionRowBuilder,
    ModalActionRowBuilder,
    SectionComponentBuilder,
    SeparatorComponentBuilder,
    TextDisplayComponentBuilder,
)

from report import row

ANSWER = hikari.ResponseType.MESSAGE_CREATE
CHANGE = hikari.ResponseType.MESSAGE_UPDATE
LATER = hikari.ResponseType.DEFERRED_MESSAGE_CREATE
HIDDEN = hikari.MessageFlag.EPHEMERAL


def saying(text):
    """Whether a message has this text."""
    return lambda message: message.get("content") == text


def command(lab, name, *options):
    made = lab.rest.slash_command_builder(name, f"About {name}")
    for option in options:
        made.add_option(option)
    return made


def option(kind, name, **more):
    return CommandOption(type=kind, name=name, description=f"About {name}", **more)


async def registers(lab, *commands):
    """Makes these the server's commands."""
    return await lab.rest.set_application_commands(lab.me.id, commands, guild=lab.guild)


async def ran(lab, name, place=None, **more):
    """Has Ana run a command in `general`, or in a channel of another server, and returns the interaction."""
    server, channel = place or (lab.guild.id, lab.general.id)
    heard = lab.hears(hikari.CommandInteractionCreateEvent, lambda event: event.interaction.command_name == name)
    found = await lab.ana.finds(server, name, more.get("kind", 1))
    await lab.ana.runs(found, server, channel, **more)
    return (await heard).interaction


@row("registers and lists commands, also in other languages")
async def registers_commands(lab):
    french = {hikari.Locale.FR: "bonjour"}
    await registers(lab, command(lab, "hello").set_name_localizations(french))
    (listed,) = await lab.rest.fetch_application_commands(lab.me.id, lab.guild)
    assert (listed.name, dict(listed.name_localizations)) == ("hello", french), listed
    made = await lab.rest.create_slash_command(lab.me.id, "everywhere", "Anywhere")
    assert [one.id for one in await lab.rest.fetch_application_commands(lab.me.id)] == [made.id]
    await made.delete()


@row("answers a command")
async def answers(lab):
    numbers = [option(OptionType.INTEGER, name, is_required=True, min_value=1) for name in ("left", "right")]
    await registers(lab, command(lab, "add", *numbers))
    given = [{"type": 4, "name": "left", "value": 3}, {"type": 4, "name": "right", "value": 4}]
    told = await ran(lab, "add", options=given)
    total = sum(option.value for option in told.options)
    await told.create_initial_response(ANSWER, f"{total} for {told.member.display_name}")
    seen = await lab.ben.sees("MESSAGE_CREATE", saying("7 for Ana"))
    assert seen["interaction_metadata"]["user"]["id"] == lab.ana.id, seen


@row("answers late, follows up, edits and deletes")
async def late(lab):
    await registers(lab, command(lab, "slow"))
    told = await ran(lab, "slow")
    await told.create_initial_response(LATER, flags=HIDDEN)
    await told.edit_initial_response("here it is")
    assert (await told.fetch_initial_response()).content == "here it is"
    more = await told.execute("and more", flags=HIDDEN)
    await told.edit_message(more, "and even more")
    await told.delete_message(more)
    await told.delete_initial_response()
    await lab.ana.sees("MESSAGE_UPDATE", saying("here it is"))
    await lab.ana.sees("MESSAGE_UPDATE", saying("and even more"))
    assert not [m for t, m in lab.ben.events if t == "MESSAGE_CREATE" and m["content"] == "and more"]


@row("receives options of every kind")
async def options(lab):
    tester = await lab.tester()
    values = [
        (OptionType.STRING, "text", "t"),
        (OptionType.FLOAT, "number", 1.5),
        (OptionType.BOOLEAN, "flag", True),
        (OptionType.USER, "who", lab.ben.id),
        (OptionType.CHANNEL, "where", str(lab.second.id)),
        (OptionType.ROLE, "role", str(tester.id)),
        (OptionType.ATTACHMENT, "file", "0"),
    ]
    await registers(lab, command(lab, "all_of", *(option(kind, name, is_required=True) for kind, name, _ in values)))
    given = [{"type": int(kind), "name": name, "value": value} for kind, name, value in values]
    told = await ran(lab, "all_of", options=given, file=("sent.txt", b"bytes"))
    await told.create_initial_response(ANSWER, "taken", flags=HIDDEN)
    got = {option.name: option.value for option in told.options}
    assert (got["text"], got["number"], got["flag"]) == ("t", 1.5, True)
    assert told.resolved.members[got["who"]].display_name == "Ben"
    assert told.resolved.channels[got["where"]].name == "second"
    assert told.resolved.roles[got["role"]].name == "Tester"
    assert await told.resolved.attachments[got["file"]].read() == b"bytes"


@row("completes what is typed")
async def completes(lab):
    await registers(lab, command(lab, "colour", option(OptionType.STRING, "name", autocomplete=True)))
    heard = lab.hears(hikari.AutocompleteInteractionCreateEvent)
    typed = [{"type": 3, "name": "name", "value": "r", "focused": True}]
    found = await lab.ana.finds(lab.guild.id, "colour")
    await lab.ana.runs(found, lab.guild.id, lab.general.id, typed, typing=True)
    told = (await heard).interaction
    start = next(option.value for option in told.options if option.is_focused)
    fitting = [colour for colour in ("red", "rust", "blue") if colour.startswith(start)]
    await told.create_response([AutocompleteChoiceBuilder(name=colour, value=colour) for colour in fitting])
    shown = await lab.ana.sees("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE")
    assert [choice["name"] for choice in shown["choices"]] == ["red", "rust"]


@row("answers commands of a person's and a message's menu")
async def menus(lab):
    menu = lab.rest.context_menu_command_builder
    kinds = hikari.CommandType
    await registers(lab, menu(kinds.USER, "Wave at"), menu(kinds.MESSAGE, "Count words"))
    told = await ran(lab, "Wave at", kind=2, target=lab.ben.id)
    await told.create_initial_response(ANSWER, f"waves at {told.resolved.members[told.target_id].display_name}")
    await lab.ana.sees("MESSAGE_CREATE", saying("waves at Ben"))
    sent = await lab.says("one two three")
    told = await ran(lab, "Count words", kind=3, target=sent.id)
    words = told.resolved.messages[told.target_id].content.split()
    await told.create_initial_response(ANSWER, f"{len(words)} words")
    await lab.ana.sees("MESSAGE_CREATE", saying("3 words"))


async def used(lab, sent, data):
    """Has Ana use a message that the bot sent, and returns the interaction."""
    custom_id = data["custom_id"]
    heard = lab.hears(
        hikari.ComponentInteractionCreateEvent, lambda event: event.interaction.custom_id == custom_id
    )
    seen = await lab.ana.sees("MESSAGE_CREATE", lambda message: message["id"] == str(sent.id))
    await lab.ana.uses(seen, data)
    return (await heard).interaction


@row("answers buttons, by an answer and by an edit")
async def buttons(lab):
    buttons = MessageActionRowBuilder()
    for name in ("answer", "edit"):
        buttons.add_interactive_button(hikari.ButtonStyle.SUCCESS, name, label=name, emoji="👍")
    buttons.add_link_button("https://example.org", label="Docs")
    sent = await lab.says("choose", component=buttons)
    told = await used(lab, sent, {"component_type": 2, "custom_id": "answer"})
    await told.create_initial_response(ANSWER, "answered", flags=HIDDEN)
    assert (await lab.ana.sees("MESSAGE_CREATE", saying("answered")))["flags"] & HIDDEN
    told = await used(lab, sent, {"component_type": 2, "custom_id": "edit"})
    await told.create_initial_response(CHANGE, "edited", components=[])
    assert (await lab.ana.sees("MESSAGE_UPDATE", saying("edited")))["components"] == []


@row("answers a menu of texts")
async def texts(lab):
    menu = MessageActionRowBuilder().add_text_menu("texts", min_values=1, max_values=2, placeholder="Two of three")
    for name in ("a", "b", "c"):
        menu.add_option(name, name, description=f"the letter {name}", is_default=name == "c")
    sent = await lab.says("choose", component=menu.parent)
    told = await used(lab, sent, {"component_type": 3, "custom_id": "texts", "values": ["a", "b"]})
    await told.create_initial_response(ANSWER, "+".join(told.values))
    await lab.ana.sees("MESSAGE_CREATE", saying("a+b"))


@row("answers menus of people, roles and channels")
async def pickers(lab):
    tester = await lab.tester()
    chosen = (
        (ComponentType.USER_SELECT_MENU, lab.ben.id, lambda found, key: found.members[key].display_name, "Ben"),
        (ComponentType.ROLE_SELECT_MENU, tester.id, lambda found, key: found.roles[key].name, "Tester"),
        (ComponentType.MENTIONABLE_SELECT_MENU, lab.ana.id, lambda found, key: found.users[key].global_name, "Ana"),
        (ComponentType.CHANNEL_SELECT_MENU, lab.second.id, lambda found, key: found.channels[key].name, "second"),
    )
    for kind, value, read, name in chosen:
        custom_id = f"menu {int(kind)}"
        menu = MessageActionRowBuilder().add_select_menu(kind, custom_id)
        sent = await lab.says("choose", component=menu)
        data = {"component_type": int(kind), "type": int(kind), "custom_id": custom_id, "values": [str(value)]}
        told = await used(lab, sent, data)
        assert read(told.resolved, hikari.Snowflake(told.values[0])) == name
        await told.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_UPDATE)


@row("opens a form, and reads it")
async def forms(lab):
    await registers(lab, command(lab, "fill"))
    after = len(lab.ana.events)
    told = await ran(lab, "fill")
    inputs = ModalActionRowBuilder().add_text_input("name", "Name", max_length=20)
    await told.create_modal_response("A form", "form", component=inputs)
    shown = await lab.ana.sees("INTERACTION_MODAL_CREATE", after=after)
    heard = lab.hears(hikari.ModalInteractionCreateEvent, lambda event: event.interaction.custom_id == "form")
    filled = [{"type": 1, "components": [{"type": 4, "custom_id": "name", "value": "Ana"}]}]
    await lab.ana.submits(shown, filled, lab.guild.id, lab.general.id)
    told = (await heard).interaction
    await told.create_initial_response(ANSWER, f"hello {told.components[0][0].value}")
    await lab.ben.sees("MESSAGE_CREATE", saying("hello Ana"))


@row("sends components of the second version")
async def second_version(lab):
    press = InteractiveButtonBuilder(style=hikari.ButtonStyle.PRIMARY, custom_id="inside", label="Press")
    image = MediaGalleryItemBuilder(media=hikari.Bytes(b"-", "pixel.txt"))
    box = ContainerComponentBuilder(accent_color=hikari.Color(0x336699))
    box.add_component(SectionComponentBuilder(accessory=press).add_text_display("Beside it"))
    box.add_component(SeparatorComponentBuilder())
    box.add_component(MediaGalleryComponentBuilder().add_item(image))
    sent = await lab.says(components=[TextDisplayComponentBuilder(content="# Heading"), box])
    assert [component.type for component in sent.components] == [ComponentType.TEXT_DISPLAY, ComponentType.CONTAINER]
    gallery = sent.components[1].components[2]
    assert gallery.items[0].media.url.startswith("http"), gallery
    told = await used(lab, sent, {"component_type": 2, "custom_id": "inside"})
    await told.create_initial_response(ANSWER, "pressed inside")
    await lab.ana.sees("MESSAGE_CREATE", saying("pressed inside"))


@row("reads who may use a command")
async def access(lab):
    (made,) = await registers(lab, command(lab, "guarded"))
    path = f"/applications/{lab.me.id}/guilds/{lab.guild.id}/commands/{made.id}/permissions"
    await lab.mia.call("PUT", path, {"permissions": [{"id": lab.ben.id, "type": 2, "permission": False}]})
    kept = await made.fetch_guild_permissions(lab.guild)
    assert [(entry.id, entry.has_access) for entry in kept.permissions] == [(int(lab.ben.id), False)]


@row("answers a command that a person installed for themselves")
async def installed(lab):
    by_person = hikari.ApplicationIntegrationType.USER_INSTALL
    anywhere = command(lab, "anywhere").set_integration_types([by_person])
    anywhere.set_context_types([hikari.ApplicationContextType.GUILD, hikari.ApplicationContextType.PRIVATE_CHANNEL])
    (made,) = await lab.rest.set_application_commands(lab.me.id, [anywhere])
    place = await lab.elsewhere()
    told = await ran(lab, "anywhere", place)
    await told.create_initial_response(ANSWER, "here as well")
    assert told.authorizing_integration_owners == {by_person: int(lab.ana.id)}
    assert (told.context, told.guild_id) == (hikari.ApplicationContextType.GUILD, int(place[0]))
    assert lab.bot.cache.get_guild(told.guild_id) is None
    seen = await lab.ben.sees("MESSAGE_CREATE", saying("here as well"))
    assert seen["interaction_metadata"]["authorizing_integration_owners"] == {"1": lab.ana.id}, seen
    await made.delete()
