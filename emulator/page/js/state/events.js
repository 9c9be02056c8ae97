// What each gateway event does to a person's state. Owns the events' names and shapes. Must not know how it is shown.

import { compareIds } from "./ids.js";
import { Log } from "./log.js";

const EPHEMERAL = 64;
const OPENS_THREAD = [11, 12];

/** Takes in one event. */
export function hear(session, name, data) {
  HANDLERS[name]?.(session, data);
  if (name.startsWith("INTERACTION_") || name.startsWith("APPLICATION_COMMAND_")) session.acts.hear(name, data);
}

const HANDLERS = {
  READY: begin,
  GUILD_CREATE: (session, data) => {
    takeGuild(session, data);
    session.emit("places");
  },
  GUILD_DELETE: (session, { id }) => {
    session.guilds.delete(id);
    for (const channel of session.channels.values()) if (channel.guild_id === id) session.channels.delete(channel.id);
    session.emit("places");
  },
  GUILD_MEMBER_ADD: takeMember,
  GUILD_MEMBER_UPDATE: takeMember,
  GUILD_MEMBER_REMOVE: (session, { guild_id: guild, user }) => {
    session.guilds.get(guild)?.members.delete(user.id);
    session.emit("members");
  },
  CHANNEL_CREATE: takeChannel,
  CHANNEL_UPDATE: takeChannel,
  CHANNEL_DELETE: loseChannel,
  THREAD_CREATE: takeChannel,
  THREAD_UPDATE: takeChannel,
  THREAD_DELETE: loseChannel,
  THREAD_MEMBERS_UPDATE: (session, { id, removed_member_ids: removed }) => {
    const thread = session.channels.get(id);
    if (thread?.type === 12 && removed?.includes(session.me.id)) loseChannel(session, { id });
  },
  CHANNEL_PINS_UPDATE: (session, { channel_id: channel }) => session.emit("pins", channel),
  MESSAGE_CREATE: takeNewMessage,
  MESSAGE_UPDATE: (session, message) => {
    const log = session.logs.get(message.channel_id);
    const known = log?.byId.get(message.id);
    // Reactions have events of their own, which tell whose they are.
    if (known) message.reactions = known.reactions;
    if (known?.poll && message.poll) keepOwnVotes(known.poll, message.poll);
    // An answer that was thinking may settle before its channel is loaded; only what is shown can change.
    if (log?.byId.has(message.id) || log?.state === "loading") log.put(message);
    session.emit("log", message.channel_id);
  },
  MESSAGE_DELETE: (session, { id, channel_id: channel }) => {
    session.logs.get(channel)?.remove(id);
    session.emit("log", channel);
  },
  MESSAGE_DELETE_BULK: (session, { ids, channel_id: channel }) => {
    for (const id of ids) session.logs.get(channel)?.remove(id);
    session.emit("log", channel);
  },
  MESSAGE_REACTION_ADD: (session, data) => react(session, data, (reaction) => addReaction(reaction, session, data)),
  MESSAGE_REACTION_REMOVE: (session, data) => react(session, data, (reaction) => takeReaction(reaction, session, data)),
  MESSAGE_REACTION_REMOVE_EMOJI: (session, data) => react(session, data, () => null),
  MESSAGE_REACTION_REMOVE_ALL: (session, data) => {
    const log = session.logs.get(data.channel_id);
    const message = log?.byId.get(data.message_id);
    if (message) log.put({ ...message, reactions: [] });
    session.emit("log", data.channel_id);
  },
  MESSAGE_POLL_VOTE_ADD: (session, data) => vote(session, data, 1),
  MESSAGE_POLL_VOTE_REMOVE: (session, data) => vote(session, data, -1),
  GUILD_ROLE_CREATE: takeRole,
  GUILD_ROLE_UPDATE: takeRole,
  GUILD_ROLE_DELETE: (session, { guild_id: guild, role_id: role }) => {
    session.guilds.get(guild)?.roles.delete(role);
    session.emit("members");
  },
  TYPING_START: (session, data) => session.emit("typing", data),
};

/** Adds a vote of a poll, or takes it back. */
function vote(session, { channel_id: channel, message_id: id, answer_id: answer, user_id: user }, by) {
  const log = session.logs.get(channel);
  const message = log?.byId.get(id);
  if (!message?.poll) return;
  const counts = message.poll.results?.answer_counts ?? [];
  const known = counts.find((one) => one.id === answer) ?? { id: answer, count: 0, me_voted: false };
  const changed = { ...known, count: known.count + by, me_voted: user === session.me.id ? by > 0 : known.me_voted };
  const results = { ...message.poll.results, answer_counts: [...counts.filter((one) => one.id !== answer), changed] };
  log.put({ ...message, poll: { ...message.poll, results } });
  session.emit("log", channel);
}

/** Changes the reactions with one emoji; `null` takes them away. */
function react(session, { channel_id: channel, message_id: id, emoji }, change) {
  const log = session.logs.get(channel);
  const message = log?.byId.get(id);
  if (!message) return;
  const isIt = (reaction) => reaction.emoji.id === emoji.id && (emoji.id || reaction.emoji.name === emoji.name);
  const before = message.reactions ?? [];
  const known = before.find(isIt) ?? { emoji, count: 0, me: false };
  const changed = change(known);
  const others = before.map((reaction) => (isIt(reaction) ? changed : reaction));
  const reactions = before.some(isIt) ? others : [...before, changed];
  log.put({ ...message, reactions: reactions.filter((reaction) => reaction?.count > 0) });
  session.emit("log", channel);
}

const addReaction = (reaction, session, { user_id: user }) => ({ ...reaction, count: reaction.count + 1, me: reaction.me || user === session.me.id });

const takeReaction = (reaction, session, { user_id: user }) => ({ ...reaction, count: reaction.count - 1, me: reaction.me && user !== session.me.id });

/** A new session: everything known before is forgotten, what is open is loaded anew. */
function begin(session, data) {
  session.me = data.user;
  session.guilds.clear();
  session.channels.clear();
  session.commands.clear();
  session.failures.clear();
  const open = [...session.logs.keys()];
  session.logs.clear();
  for (const guild of data.guilds) takeGuild(session, guild);
  for (const channel of data.private_channels) keepChannel(session, channel);
  session.emit("ready");
  session.emit("places");
  session.emit("members");
  for (const channel of open) {
    session.logs.set(channel, new Log());
    session.emit("log", channel);
  }
  session.countMentions();
}

function takeGuild(session, data) {
  // A server with an outage comes back with an event of its own.
  if (data.unavailable) return;
  const members = new Map(data.members.map((member) => [member.user.id, member]));
  for (const { user } of data.members) session.users.set(user.id, user);
  const roles = new Map(data.roles.map((role) => [role.id, role]));
  session.guilds.set(data.id, { id: data.id, name: data.name, owner: data.owner_id, roles, members });
  for (const channel of [...data.channels, ...data.threads]) keepChannel(session, { ...channel, guild_id: data.id });
}

/** An update says how many voted, not whose votes they are. */
function keepOwnVotes(before, poll) {
  const own = new Set((before.results?.answer_counts ?? []).filter((one) => one.me_voted).map((one) => one.id));
  for (const one of poll.results?.answer_counts ?? []) one.me_voted = own.has(one.id);
}

function takeRole(session, { guild_id: guild, role }) {
  session.guilds.get(guild)?.roles.set(role.id, role);
  session.emit("members");
}

function takeMember(session, { guild_id: guild, ...member }) {
  session.users.set(member.user.id, member.user);
  session.guilds.get(guild)?.members.set(member.user.id, member);
  session.emit("members");
}

function keepChannel(session, channel) {
  const known = session.channels.get(channel.id);
  // What an update tells of a thread's member is about whoever changed it.
  const member = OPENS_THREAD.includes(channel.type) ? { member: known?.member ?? channel.member } : {};
  session.channels.set(channel.id, { ...known, ...channel, ...member });
  session.marks.see(channel.id, channel.last_message_id);
  for (const user of channel.recipients ?? []) session.users.set(user.id, user);
}

function takeChannel(session, channel) {
  keepChannel(session, channel);
  session.emit("places");
}

function loseChannel(session, { id }) {
  session.channels.delete(id);
  session.logs.delete(id);
  session.emit("places");
}

function takeNewMessage(session, message) {
  const { id, channel_id: channel, author } = message;
  session.users.set(author.id, author);
  const log = session.logs.get(channel);
  if (log && log.state !== "absent") {
    log.put(message);
    // Whoever has scrolled up keeps what they look at.
    if (session.reading === channel || session.shown !== channel) log.trim();
  }
  if (!(message.flags & EPHEMERAL)) markNew(session, message);
  session.emit("log", channel);
  session.emit("heard", { channel, author: author.id, id });
}

function markNew(session, message) {
  const { id, channel_id: channel, author } = message;
  const known = session.channels.get(channel);
  if (known && compareIds(id, known.last_message_id) > 0) known.last_message_id = id;
  session.marks.see(channel, id);
  if (author.id === session.me.id || session.reading === channel) {
    session.marks.markRead(channel);
  } else if (!message.guild_id || session.isForMe(message)) session.marks.mention(channel);
  session.emit("places");
}
