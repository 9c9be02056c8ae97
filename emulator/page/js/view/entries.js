// People, roles and channels as entries of a list, as one pane's person sees them. Must not know where the list is.

import { avatar } from "./avatar.js";
import { icon } from "./icons.js";

/** Members of the server, or those of a direct message. */
export function peopleEntries({ session, guild, channel }) {
  const users = guild ? [...guild.members.values()].map((member) => member.user) : [session.me, ...(channel?.recipients ?? [])];
  const entry = (user) => {
    const label = session.nameOf(user, guild);
    const hint = user.username.toLowerCase() === label.toLowerCase() ? undefined : user.username;
    return { value: user.id, label, hint: user.bot ? "app" : hint, face: avatar(label, "small"), user };
  };
  return users.map(entry).sort((a, b) => Number(Boolean(a.user.bot)) - Number(Boolean(b.user.bot)) || a.label.localeCompare(b.label));
}

export function roleEntries({ guild }) {
  const roles = guild ? [...guild.roles.values()] : [];
  return roles.map((role) => ({ value: role.id, label: role.name.startsWith("@") ? role.name : `@${role.name}`, face: icon("people") }));
}

/** Channels of the server that can be seen, of some kinds. */
export function channelEntries({ session, guild }, kinds) {
  const here = [...session.channels.values()].filter((channel) => channel.guild_id === guild?.id);
  const wanted = here.filter((channel) => (kinds?.length ? kinds.includes(channel.type) : channel.type !== 4));
  return wanted.map((channel) => ({ value: channel.id, label: `#${channel.name}`, face: icon("hash") }));
}
