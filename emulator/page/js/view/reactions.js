// The reactions below a message: each adds or takes back one's own. Must not know the list.

import { h } from "./dom.js";

export function drawReactions(message, pane) {
  return h("div", { class: "reactions" }, ...message.reactions.map((reaction) => drawReaction(message, reaction, pane)));
}

function drawReaction({ channel_id: channel, id }, { emoji, count, me }, pane) {
  const name = emoji.id ? `:${emoji.name}:` : emoji.name;
  const path = encodeURIComponent(emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name);
  const toggle = () => pane.session.rest.call(me ? "DELETE" : "PUT", `/channels/${channel}/messages/${id}/reactions/${path}/@me`).catch((error) => pane.toast(error.message));
  const props = { type: "button", class: `reaction${me ? " own" : ""}`, key: path, "aria-pressed": String(Boolean(me)), on: { click: toggle } };
  return h("button", props, name, h("span", { class: "reaction-count" }, String(count)));
}
