// Who somebody is: a card with their names, roles and ways to reach them. Must not know where it is opened.

import { avatar, badge } from "./avatar.js";
import { h } from "./dom.js";
import { commandItems } from "./menu.js";
import { openPopup } from "./popup.js";

export async function openProfile(pane, user, anchor) {
  const { session, guild } = pane;
  const name = session.nameOf(user, guild);
  const roles = (guild?.members.get(user.id)?.roles ?? []).map((id) => guild.roles.get(id)?.name).filter(Boolean);
  const commands = await commandItems(pane, 2, user.id);
  const isMe = user.id === session.me.id;
  const message = async () => {
    close();
    try {
      pane.go(await session.openDm(user.id));
    } catch (error) {
      pane.toast(error.message);
    }
  };
  const run = (item) => () => {
    close();
    item.act();
  };
  const card = h(
    "div",
    { class: "profile", role: "dialog", "aria-label": `About ${name}`, tabindex: "-1" },
    avatar(name, "large"),
    h("div", { class: "profile-name" }, name, user.bot && badge()),
    h("div", { class: "profile-username" }, user.username),
    roles.length > 0 && h("div", { class: "roles" }, roles.map((role) => h("span", { class: "role" }, role))),
    h(
      "div",
      { class: "profile-acts" },
      !isMe && h("button", { type: "button", class: "button primary", on: { click: message } }, "Message"),
      commands.map((item) => h("button", { type: "button", class: "button secondary", on: { click: run(item) } }, item.label)),
    ),
  );
  const close = openPopup(pane, anchor, card, { width: 260 });
  card.focus();
}
