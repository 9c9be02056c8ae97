// Menus of a message and of a person: what can be done with them, and the commands that bots offer there. Must not know how
// a menu is opened.

import { contextCommands } from "./commandlist.js";
import { h } from "./dom.js";
import { openPopup } from "./popup.js";

/** Opens a menu of `{label, act, kind?}`; the keyboard moves in it as in any menu. */
export function openMenu(pane, anchor, label, items) {
  const rows = items.map((item) =>
    h("button", { type: "button", role: "menuitem", class: `menu-item ${item.kind ?? ""}`, tabindex: "-1", on: { click: () => choose(item) } }, item.label),
  );
  const menu = h("div", { class: "menu", role: "menu", "aria-label": label, on: { keydown: (event) => key(event) } }, rows);
  const close = openPopup(pane, anchor, menu, { width: 220 });
  const choose = (item) => {
    close();
    item.act();
  };
  const key = (event) => {
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === "Tab") close();
    if (to === undefined) return;
    event.preventDefault();
    rows[(to + rows.length) % rows.length].focus();
  };
  rows[0]?.focus();
}

/** A place on the screen as an anchor. */
export const pointOf = (event) => ({ getBoundingClientRect: () => new DOMRect(event.clientX, event.clientY, 0, 0) });

/** What can be done with a message. */
export async function messageItems(pane, message) {
  const { session } = pane;
  const items = [];
  if (!message.local) items.push({ label: "Reply", act: () => pane.room.composer.answer(message) });
  if (message.content) items.push({ label: "Copy text", act: copier(pane, message.content) });
  items.push({ label: "Copy message ID", act: copier(pane, message.id) });
  items.push(...(await commandItems(pane, 3, message.id)));
  if (message.author.id === session.me.id && !message.local) {
    const remove = () => session.deleteMessage(message).catch((error) => pane.toast(error.message));
    items.push({ label: "Delete message", kind: "danger", act: remove });
  }
  return items;
}

/** What can be done with a person. */
export async function userItems(pane, user) {
  const { session } = pane;
  const isMe = user.id === session.me.id;
  const write = async () => {
    try {
      pane.go(await session.openDm(user.id));
    } catch (error) {
      pane.toast(error.message);
    }
  };
  const items = [];
  if (!isMe) items.push({ label: "Message", act: write });
  if (pane.guild) items.push({ label: "Mention", act: () => pane.room.composer.mention(user) });
  items.push(...(await commandItems(pane, 2, user.id)));
  items.push({ label: "Copy user ID", act: copier(pane, user.id) });
  return items;
}

const copier = (pane, text) => () =>
  navigator.clipboard?.writeText(text).catch(() => pane.toast("Your browser didn't allow that."));

/** The commands that bots offer on users (2) or messages (3). */
export async function commandItems(pane, kind, target) {
  const { session, guild, channel } = pane;
  if (!guild) return [];
  const index = await session.readCommands(guild.id).catch(() => null);
  const commands = index ? contextCommands(index, kind) : [];
  return commands.map((command) => {
    const data = { id: command.id, version: command.version, name: command.name, type: kind, options: [], target_id: target };
    const act = async () => {
      const ended = await session.acts.run(channel.id, command.application_id, data, command.name, []);
      if (ended.outcome === "failed") pane.toast(ended.data.error?.message ?? "The application did not respond");
    };
    return { label: command.name, kind: "app", act };
  });
}
