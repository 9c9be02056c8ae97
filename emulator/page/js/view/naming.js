// How channels are called, drawn and ordered. Must not know elements.

const TEXT = [0, 5];
const FORUMS = [15, 16];
const THREADS = [10, 11, 12];
const VIEW_CHANNEL = 1024n;

export const isText = (channel) => TEXT.includes(channel.type);
export const isForum = (channel) => FORUMS.includes(channel.type);
export const isThread = (channel) => THREADS.includes(channel.type);
export const isDirect = (channel) => !channel.guild_id;

/** "#general", or the other's name of a direct message. */
export function titleOf(session, channel) {
  if (isDirect(channel)) return (channel.recipients ?? []).map((user) => session.nameOf(user)).join(", ") || "Direct message";
  return isThread(channel) ? channel.name : `#${channel.name}`;
}

export function iconOf(channel) {
  if (isDirect(channel)) return "at";
  if (isThread(channel)) return "thread";
  if (isForum(channel)) return "forum";
  return isPrivate(channel) ? "lock" : "hash";
}

function isPrivate(channel) {
  const everyone = (channel.permission_overwrites ?? []).find((overwrite) => overwrite.id === channel.guild_id);
  return Boolean(BigInt(everyone?.deny ?? 0) & VIEW_CHANNEL);
}

const byPlace = (a, b) => (a.position ?? 0) - (b.position ?? 0) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1);

/** A server's channels as groups `{category, channels}`, those without a category first. */
export function groupsOf(session, guild) {
  const here = [...session.channels.values()].filter((channel) => channel.guild_id === guild);
  const texts = here.filter((channel) => isText(channel) || isForum(channel)).sort(byPlace);
  const categories = here.filter((channel) => channel.type === 4).sort(byPlace);
  const loose = texts.filter((channel) => !categories.some((category) => category.id === channel.parent_id));
  const groups = categories.map((category) => ({ category, channels: texts.filter((channel) => channel.parent_id === category.id) }));
  return [{ category: null, channels: loose }, ...groups.filter((group) => group.channels.length > 0)];
}

/** Threads of a channel that are open and joined, or public. */
export const threadsOf = (session, channel) =>
  [...session.channels.values()].filter((thread) => isThread(thread) && thread.parent_id === channel && !thread.thread_metadata?.archived);

/** Direct messages, those written to last first. */
export function directOf(session) {
  const all = [...session.channels.values()].filter(isDirect);
  const age = (channel) => BigInt(channel.last_message_id ?? channel.id);
  return all.sort((a, b) => (age(a) > age(b) ? -1 : 1));
}

/** The channel that a server (or, without one, the direct messages) opens with. */
export function firstChannel(session, guild) {
  if (!guild) return directOf(session)[0];
  return groupsOf(session, guild).flatMap((group) => group.channels)[0];
}
