"""Interactions: commands, components and forms, from both sides."""

import io

import discord
from discord import app_commands

from report import row


def saying(text):
    """Whether a message has this text."""
    return lambda message: message.get("content") == text


class French(app_commands.Translator):
    """Knows one word."""

    async def translate(self, string, locale, context):
        return "bonjour" if (locale, string.message) == (discord.Locale.french, "hello") else None


@row("registers and lists commands, also in other languages")
async def registers(lab):
    @app_commands.command(name=app_commands.locale_str("hello"), description="Says hello")
    async def hello(interaction):
        raise NotImplementedError

    await lab.tree.set_translator(French())
    await lab.registers(hello)
    (listed,) = await lab.tree.fetch_commands(guild=lab.guild)
    assert (listed.name, listed.name_localizations) == ("hello", {discord.Locale.french: "bonjour"}), listed
    await lab.tree.set_translator(None)
    lab.tree.add_command(app_commands.Command(name="everywhere", description="Anywhere", callback=hello.callback))
    assert [command.name for command in await lab.tree.sync()] == ["everywhere"]
    lab.tree.remove_command("everywhere")
    await lab.tree.sync()


@row("answers a command")
async def answers(lab):
    @app_commands.command(description="Adds")
    async def add(interaction, left: int, right: app_commands.Range[int, 1, 10]):
        await interaction.response.send_message(f"{left + right} for {interaction.user.display_name}")

    await lab.registers(add)
    command = await lab.ana.finds(lab.guild.id, "add")
    options = [{"type": 4, "name": "left", "value": 3}, {"type": 4, "name": "right", "value": 4}]
    await lab.ana.runs(command, lab.guild.id, lab.general.id, options)
    seen = await lab.shown(lab.ben, saying("7 for Ana"))
    assert seen["interaction_metadata"]["user"]["id"] == lab.ana.id, seen


@row("answers late, follows up, edits and deletes")
async def late(lab):
    done = lab.client.loop.create_future()

    @app_commands.command(description="Takes its time")
    async def slow(interaction):
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content="here it is")
        original = await interaction.original_response()
        more = await interaction.followup.send("and more", ephemeral=True, wait=True)
        await more.edit(content="and even more")
        await more.delete()
        await interaction.delete_original_response()
        done.set_result(original.content)

    await lab.registers(slow)
    await lab.ana.runs(await lab.ana.finds(lab.guild.id, "slow"), lab.guild.id, lab.general.id)
    assert await done == "here it is"
    await lab.ana.sees("MESSAGE_UPDATE", saying("here it is"))
    await lab.ana.sees("MESSAGE_UPDATE", saying("and even more"))
    assert not [m for t, m in lab.ben.events if t == "MESSAGE_CREATE" and m["content"] == "and more"]


@row("receives options of every kind")
async def options(lab):
    got = lab.client.loop.create_future()

    @app_commands.command(description="Takes all")
    async def all_of(
        interaction,
        text: str,
        number: float,
        flag: bool,
        who: discord.Member,
        where: discord.TextChannel,
        role: discord.Role,
        file: discord.Attachment,
    ):
        await interaction.response.send_message("taken", ephemeral=True)
        got.set_result((text, number, flag, who.id, where.id, role.name, await file.read()))

    await lab.registers(all_of)
    tester = discord.utils.get(lab.guild.roles, name="Tester")
    command = await lab.ana.finds(lab.guild.id, "all_of")
    values = [(3, "text", "t"), (10, "number", 1.5), (5, "flag", True), (6, "who", lab.ben.id)]
    values += [(7, "where", str(lab.second.id)), (8, "role", str(tester.id)), (11, "file", "0")]
    given = [{"type": kind, "name": name, "value": value} for kind, name, value in values]
    await lab.ana.runs(command, lab.guild.id, lab.general.id, given, file=("sent.txt", b"bytes"))
    assert await got == ("t", 1.5, True, int(lab.ben.id), lab.second.id, "Tester", b"bytes")


@row("completes what is typed")
async def completes(lab):
    @app_commands.command(description="Picks a colour")
    async def colour(interaction, name: str):
        raise NotImplementedError

    @colour.autocomplete("name")
    async def names(interaction, current):
        return [app_commands.Choice(name=c, value=c) for c in ("red", "rust", "blue") if c.startswith(current)]

    await lab.registers(colour)
    command = await lab.ana.finds(lab.guild.id, "colour")
    typed = [{"type": 3, "name": "name", "value": "r", "focused": True}]
    await lab.ana.runs(command, lab.guild.id, lab.general.id, typed, typing=True)
    told = await lab.ana.sees("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE")
    assert [choice["name"] for choice in told["choices"]] == ["red", "rust"]


@row("answers commands of a person's and a message's menu")
async def menus(lab):
    @app_commands.context_menu(name="Wave at")
    async def wave(interaction, member: discord.Member):
        await interaction.response.send_message(f"waves at {member.display_name}")

    @app_commands.context_menu(name="Count words")
    async def count(interaction, message: discord.Message):
        await interaction.response.send_message(f"{len(message.content.split())} words")

    await lab.registers(wave, count)
    user = await lab.ana.finds(lab.guild.id, "Wave at", 2)
    await lab.ana.runs(user, lab.guild.id, lab.general.id, kind=2, target=lab.ben.id)
    await lab.shown(lab.ana, saying("waves at Ben"))
    sent = await lab.general.send("one two three")
    message = await lab.ana.finds(lab.guild.id, "Count words", 3)
    await lab.ana.runs(message, lab.guild.id, lab.general.id, kind=3, target=sent.id)
    await lab.shown(lab.ana, saying("3 words"))


async def used(lab, view, data, text="choose"):
    """Sends a view, has Ana use it, and returns the message as she saw it."""
    sent = await lab.general.send(text, view=view)
    seen = await lab.shown(lab.ana, lambda message: message["id"] == str(sent.id))
    await lab.ana.uses(seen, data)
    return sent


@row("answers buttons, by an answer and by an edit")
async def buttons(lab):
    view = discord.ui.View()
    for name in ("answer", "edit"):
        view.add_item(discord.ui.Button(label=name, custom_id=name, style=discord.ButtonStyle.success, emoji="👍"))
    view.add_item(discord.ui.Button(label="Docs", url="https://example.org"))

    async def answer(interaction):
        await interaction.response.send_message("answered", ephemeral=True)

    async def edit(interaction):
        await interaction.response.edit_message(content="edited", view=None)

    view.children[0].callback, view.children[1].callback = answer, edit
    sent = await used(lab, view, {"component_type": 2, "custom_id": "answer"})
    told = await lab.shown(lab.ana, saying("answered"))
    assert told["flags"] & 64, told
    seen = await lab.shown(lab.ana, lambda message: message["id"] == str(sent.id))
    await lab.ana.uses(seen, {"component_type": 2, "custom_id": "edit"})
    changed = await lab.ana.sees("MESSAGE_UPDATE", saying("edited"))
    assert changed["components"] == [], changed


@row("answers a menu of texts")
async def texts(lab):
    select = discord.ui.Select(custom_id="texts", min_values=1, max_values=2, placeholder="Two of three")
    for name in ("a", "b", "c"):
        select.add_option(label=name, description=f"the letter {name}", default=name == "c")

    async def callback(interaction):
        await interaction.response.send_message("+".join(select.values))

    select.callback = callback
    view = discord.ui.View().add_item(select)
    await used(lab, view, {"component_type": 3, "custom_id": "texts", "values": ["a", "b"]})
    await lab.shown(lab.ana, saying("a+b"))


@row("answers menus of people, roles and channels")
async def pickers(lab):
    tester = discord.utils.get(lab.guild.roles, name="Tester")
    menus = (
        (discord.ui.UserSelect, 5, lab.ben.id, "Ben"),
        (discord.ui.RoleSelect, 6, str(tester.id), "Tester"),
        (discord.ui.MentionableSelect, 7, lab.ana.id, "Ana"),
        (discord.ui.ChannelSelect, 8, str(lab.second.id), "second"),
    )
    for menu, kind, value, name in menus:
        select = menu(custom_id=f"menu {kind}")

        async def callback(interaction, select=select):
            chosen = select.values[0]
            await interaction.response.send_message(f"chose {getattr(chosen, 'display_name', None) or chosen.name}")

        select.callback = callback
        after = len(lab.ana.events)
        await used(lab, discord.ui.View().add_item(select), {
            "component_type": kind, "custom_id": f"menu {kind}", "type": kind, "values": [value],
        })
        await lab.shown(lab.ana, saying(f"chose {name}"), after)


async def form(lab, modal, components):
    """Has Ana open a form by a command, and submit it."""

    @app_commands.command(description="Opens a form")
    async def fill(interaction):
        await interaction.response.send_modal(modal)

    await lab.registers(fill)
    after = len(lab.ana.events)
    await lab.ana.runs(await lab.ana.finds(lab.guild.id, "fill"), lab.guild.id, lab.general.id)
    shown = await lab.ana.sees("INTERACTION_MODAL_CREATE", after=after)
    await components(shown)
    return shown


@row("opens a form, and reads it")
async def forms(lab):
    class Form(discord.ui.Modal, title="A form"):
        name = discord.ui.TextInput(label="Name", custom_id="name", max_length=20)

        async def on_submit(self, interaction):
            await interaction.response.send_message(f"hello {self.name.value}")

    async def fill(shown):
        inputs = [{"type": 1, "components": [{"type": 4, "custom_id": "name", "value": "Ana"}]}]
        await lab.ana.submits(shown, inputs, lab.guild.id, lab.general.id)

    await form(lab, Form(), fill)
    await lab.shown(lab.ben, saying("hello Ana"))


@row("opens a form with labelled menus")
async def labels(lab):
    class Form(discord.ui.Modal, title="Labels"):
        note = discord.ui.TextDisplay("Read this first.")
        size = discord.ui.Label(
            text="Size",
            description="How large",
            component=discord.ui.Select(
                custom_id="size",
                options=[discord.SelectOption(label="Small", value="s"), discord.SelectOption(label="Large", value="l")],
            ),
        )
        who = discord.ui.Label(text="Who", component=discord.ui.UserSelect(custom_id="who"))

        async def on_submit(self, interaction):
            who = self.who.component.values[0].display_name
            await interaction.response.send_message(f"{self.size.component.values[0]} for {who}")

    async def fill(shown):
        assert [component["type"] for component in shown["components"]] == [10, 18, 18], shown
        inputs = [
            {"type": 18, "component": {"type": 3, "custom_id": "size", "values": ["l"]}},
            {"type": 18, "component": {"type": 5, "custom_id": "who", "values": [lab.ben.id]}},
        ]
        await lab.ana.submits(shown, inputs, lab.guild.id, lab.general.id)

    await form(lab, Form(), fill)
    await lab.shown(lab.ben, saying("l for Ben"))


@row("opens a form with a file")
async def upload(lab):
    got = lab.client.loop.create_future()

    class Form(discord.ui.Modal, title="Upload"):
        file = discord.ui.Label(text="File", component=discord.ui.FileUpload(custom_id="file"))

        async def on_submit(self, interaction):
            await interaction.response.send_message("thanks", ephemeral=True)
            got.set_result(await self.file.component.values[0].read())

    async def fill(shown):
        inputs = [{"type": 18, "component": {"type": 19, "custom_id": "file", "values": ["0"]}}]
        await lab.ana.submits(shown, inputs, lab.guild.id, lab.general.id, ("up.txt", b"uploaded"))

    await form(lab, Form(), fill)
    assert await got == b"uploaded"


@row("sends components of the second version")
async def second_version(lab):
    class Layout(discord.ui.LayoutView):
        text = discord.ui.TextDisplay("# Heading")
        box = discord.ui.Container(
            discord.ui.Section("Beside it", accessory=discord.ui.Button(label="Press", custom_id="inside")),
            discord.ui.Separator(),
            discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://pixel.txt")),
            accent_colour=0x336699,
        )

    view = Layout()

    async def press(interaction):
        await interaction.response.send_message("pressed inside")

    next(item for item in view.walk_children() if getattr(item, "custom_id", None) == "inside").callback = press
    sent = await lab.general.send(view=view, file=discord.File(io.BytesIO(b"-"), "pixel.txt"))
    assert [component.type.value for component in sent.components] == [10, 17]
    gallery = sent.components[1].children[2]
    assert gallery.items[0].media.url.startswith("http"), gallery
    seen = await lab.shown(lab.ana, lambda message: message["id"] == str(sent.id))
    await lab.ana.uses(seen, {"component_type": 2, "custom_id": "inside"})
    await lab.shown(lab.ana, saying("pressed inside"))


@row("reads who may use a command")
async def access(lab):
    @app_commands.command(description="Guarded")
    async def guarded(interaction):
        raise NotImplementedError

    (made,) = await lab.registers(guarded)
    application = lab.client.application_id
    path = f"/applications/{application}/guilds/{lab.guild.id}/commands/{made.id}/permissions"
    await lab.mia.call("PUT", path, {"permissions": [{"id": lab.ben.id, "type": 2, "permission": False}]})
    kept = await made.fetch_permissions(lab.guild)
    assert [(entry.id, entry.permission) for entry in kept.permissions] == [(int(lab.ben.id), False)]


@row("answers a command that a person installed for themselves")
async def installed(lab):
    got = lab.client.loop.create_future()

    @app_commands.command(description="Goes where its user goes")
    @app_commands.allowed_installs(guilds=False, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def anywhere(interaction):
        await interaction.response.send_message("here as well")
        got.set_result(interaction)

    lab.tree.add_command(anywhere)
    await lab.tree.sync()
    server, lobby = await lab.elsewhere()
    await lab.ana.runs(await lab.ana.finds(server, "anywhere"), server, lobby)
    told = await got
    assert told.is_user_integration() and not told.is_guild_integration() and told.context.guild
    assert (told.user.id, told.guild_id) == (int(lab.ana.id), int(server))
    assert lab.client.get_guild(told.guild_id) is None
    seen = await lab.shown(lab.ben, saying("here as well"))
    assert seen["interaction_metadata"]["authorizing_integration_owners"] == {"1": lab.ana.id}, seen
    lab.tree.remove_command("anywhere")
    await lab.tree.sync()
