"""What people see. The labels are those that the generator presses."""

import discord


def embed_of(offer, title):
    price = f"{offer['price_minor'] / 100:.2f} {offer['currency']}"
    embed = discord.Embed(title=title, description=offer["description"])
    embed.add_field(name="From", value=f"<@{offer['client']}>")
    embed.add_field(name="To", value=f"<@{offer['recipient']}>")
    embed.add_field(name="Price", value=price)
    embed.add_field(name="Due", value=offer["due"])
    embed.add_field(name="State", value=offer["state"])
    embed.set_footer(text=f"Offer #{offer['id']}")
    return embed


def buttons(*shown):
    """A row of buttons. It is never waited for: presses are read from their custom ids, also after a restart."""
    view = discord.ui.View(timeout=None)
    for custom_id, label, style in shown:
        view.add_item(discord.ui.Button(custom_id=custom_id, label=label, style=style))
    view.stop()
    return view


def card(offer):
    shown = [(f"view:{offer['id']}", "View offer", discord.ButtonStyle.secondary)]
    if offer["state"] == "pending":
        accept = f"accept:{offer['id']}:{offer['revision']}"
        shown.append((accept, "Accept offer", discord.ButtonStyle.success))
    return {"embed": embed_of(offer, offer["title"]), "view": buttons(*shown)}


def details(offer):
    return {"embed": embed_of(offer, offer["title"]), "ephemeral": True}


def question(offer):
    confirm = (f"confirm:{offer['id']}:{offer['revision']}", "Accept these terms", discord.ButtonStyle.success)
    embed = embed_of(offer, f"Accept offer #{offer['id']}?")
    return {"embed": embed, "view": buttons(confirm), "ephemeral": True}


def accepted(offer):
    content = f"Offer #{offer['id']} accepted. The contract is in this channel."
    return {"content": content, "embed": None, "view": None}


def refusal(text):
    return {"content": text, "ephemeral": True}


def contract(offer):
    return {"embed": embed_of(offer, f"Contract for offer #{offer['id']}")}
