// What a member is in a server, as others see it: the color of their highest role, and a time-out. Must not know where it is shown.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { fullWords } from "./moments.js";

/** The CSS variable with the color of a name; nothing for members whose roles have none. */
export function colorOf(user, guild) {
  const held = (guild?.members.get(user.id)?.roles ?? []).map((id) => guild.roles.get(id)).filter((role) => role?.color);
  const [highest] = held.sort((a, b) => b.position - a.position);
  return highest ? { "--name": `#${highest.color.toString(16).padStart(6, "0")}` } : undefined;
}

/** Until when a member is in time-out, in milliseconds; 0 if they aren't. */
export function timedOutUntil(user, guild) {
  const until = Date.parse(guild?.members.get(user.id)?.communication_disabled_until ?? "");
  return until > Date.now() ? until : 0;
}

export function drawTimeOut(user, guild) {
  const until = timedOutUntil(user, guild);
  if (!until) return null;
  return h("span", { class: "timed-out", title: `In time-out until ${fullWords(until)}` }, icon("clock"), h("span", { class: "unseen" }, "in time-out"));
}
