// What is sent when a slash command is run, and what its sender sees until the bot answers. Must not know fields.

import { idAfter } from "../state/ids.js";
import { writeData } from "./commandlist.js";

const EPHEMERAL = 64;
const LOADING = 128;

/** The command's data and files; a file's value is its place among them. */
export function commandData(command, values) {
  const files = [];
  const attachments = [];
  for (const [name, value] of values) {
    if (!(value instanceof File)) continue;
    const index = files.length;
    files.push({ file: value, index });
    attachments.push({ id: String(index), filename: value.name });
    values.set(name, String(index));
  }
  return { data: writeData(command, values, attachments), files };
}

/** Stands in the channel until the answer comes. */
export function pendingMessage({ pane, channel, command }) {
  const newest = pane.session.log(channel.id).newest?.id ?? channel.last_message_id;
  const { application } = command;
  return {
    id: idAfter(newest),
    channel_id: channel.id,
    type: 20,
    local: true,
    flags: LOADING,
    content: "",
    embeds: [],
    attachments: [],
    components: [],
    author: { id: application.id, username: application.name, bot: true },
    interaction: { name: command.name, user: pane.session.me },
    timestamp: new Date().toISOString(),
  };
}

/** Takes its place when no answer came. */
export function failedMessage(pending, act) {
  const content = act.data.error ? act.data.error.message : "The application did not respond";
  return { ...pending, flags: EPHEMERAL, content, localFailure: true };
}
