// The options of a slash command by their type: what can be chosen, what was meant by the words typed, and whether Discord
// would take it. Must not know the form's looks.

import { writeData } from "./commandlist.js";
import { channelEntries, peopleEntries, roleEntries } from "./entries.js";

const TYPE = { TEXT: 3, INTEGER: 4, FLAG: 5, USER: 6, CHANNEL: 7, ROLE: 8, MENTIONABLE: 9, NUMBER: 10, FILE: 11 };
const QUIET_MS = 250;
const SHOWN = 25;

/** Everything that can be chosen for an option, unless it is free text. */
function choicesOf(pane, option) {
  if (option.choices?.length) return option.choices.map((choice) => ({ value: choice.value, label: choice.name }));
  switch (option.type) {
    case TYPE.FLAG:
      return [{ value: true, label: "True" }, { value: false, label: "False" }];
    case TYPE.USER:
      return peopleEntries(pane);
    case TYPE.CHANNEL:
      return channelEntries(pane, option.channel_types);
    case TYPE.ROLE:
      return roleEntries(pane);
    case TYPE.MENTIONABLE:
      return [...peopleEntries(pane), ...roleEntries(pane)];
    default:
      return null;
  }
}

const bare = (text) => text.trim().replace(/^[@#]/, "").toLowerCase();

/** Entries for what is typed so far; null when a newer question is on its way. */
export async function suggestFor(form, field) {
  const { option, input } = field;
  if (option.autocomplete) return complete(form, field);
  const all = choicesOf(form.pane, option);
  if (!all) return [];
  if (field.picked?.label === input.value) return [];
  return all.filter((entry) => bare(entry.label).includes(bare(input.value))).slice(0, SHOWN);
}

/** Asks the bot, once the person stops typing for a moment. */
async function complete(form, field) {
  const asked = (field.asked = Symbol("asked"));
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  if (field.asked !== asked || form.active !== field) return null;
  const { pane, command, channel } = form;
  const values = new Map();
  for (const other of form.fields) {
    const value = other === field ? other.input.value : valueOf(pane, other);
    if (value !== undefined && !(value instanceof File)) values.set(other.option.name, value);
  }
  const data = writeData(command, values, [], field.option.name);
  const choices = await pane.session.acts.complete(channel.id, command.application.id, data);
  return field.asked === asked ? choices.map((choice) => ({ value: choice.value, label: choice.name })) : null;
}

/** The value to send, undefined when the field is empty or what it says is nothing. */
export function valueOf(pane, field) {
  const { option, picked, file, input } = field;
  if (option.type === TYPE.FILE) return file ?? undefined;
  const text = input.value.trim();
  if (text === "") return undefined;
  if (picked && picked.label === input.value) return picked.value;
  const choices = choicesOf(pane, option);
  if (choices) return choices.find((entry) => bare(entry.label) === bare(text))?.value;
  if (option.type === TYPE.TEXT) return text;
  const number = Number(text.replace(",", "."));
  return Number.isFinite(number) ? number : undefined;
}

/** What is wrong with a field, in words; nothing when Discord would take it. */
export function checkOption(pane, field) {
  const { option, input } = field;
  const isEmpty = option.type === TYPE.FILE ? !field.file : input.value.trim() === "";
  if (isEmpty) return option.required ? "This option is required. Specify a value." : null;
  const value = valueOf(pane, field);
  if (value === undefined) return choicesOf(pane, option) ? "Choose one from the list." : "Enter a number.";
  if (option.type === TYPE.INTEGER && !Number.isInteger(value)) return "Enter a whole number.";
  return typeof value === "number" ? checkNumber(option, value) : checkText(option, value);
}

function checkNumber({ min_value: least, max_value: most }, value) {
  if (least !== undefined && value < least) return `Enter a number of at least ${least}.`;
  if (most !== undefined && value > most) return `Enter a number of at most ${most}.`;
  return null;
}

function checkText({ type, min_length: least, max_length: most }, value) {
  if (type !== TYPE.TEXT || typeof value !== "string") return null;
  const length = [...value].length;
  if (least !== undefined && length < least) return `Must be at least ${least} characters long.`;
  if (most !== undefined && length > most) return `Must be at most ${most} characters long. Yours is ${length}.`;
  return null;
}
