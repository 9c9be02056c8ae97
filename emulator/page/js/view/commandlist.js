// The commands of a server as a person picks them: one entry for each, subcommands by their whole name. Pure but for faces.

import { avatar } from "./avatar.js";

const SLASH = 1;
const STEPS = [1, 2];

/** Every slash command: `{name, description, options, path, root, application}`. */
export function slashCommands(index) {
  const slashes = index.application_commands.filter((command) => (command.type ?? SLASH) === SLASH);
  return slashes.flatMap((root) => descend(root, root, [])).map((command) => ({ ...command, application: applicationOf(index, command.root) }));
}

function descend(root, level, path) {
  const steps = (level.options ?? []).filter((option) => STEPS.includes(option.type));
  if (steps.length > 0) return steps.flatMap((step) => descend(root, step, [...path, step]));
  const name = [root.name, ...path.map((step) => step.name)].join(" ");
  return [{ name, description: level.description, options: level.options ?? [], path, root }];
}

export const applicationOf = (index, command) =>
  index.applications.find((application) => application.id === command.application_id) ?? { id: command.application_id, name: "App" };

/** Commands on a user (2) or a message (3). */
export const contextCommands = (index, kind) => index.application_commands.filter((command) => command.type === kind);

/** The command of exactly this name. */
export const findCommand = (index, name) => slashCommands(index).find((command) => command.name === name.trim());

/** Entries of a list, those whose name begins with the query first. */
export function commandEntries(index, query) {
  const fits = slashCommands(index).filter(({ name, description }) => name.includes(query) || description.toLowerCase().includes(query));
  const rank = ({ name }) => (name.startsWith(query) ? 0 : name.includes(query) ? 1 : 2);
  fits.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  return fits.slice(0, 25).map((command) => ({
    value: command.name,
    label: `/${command.name}`,
    hint: command.description,
    face: avatar(command.application.name, "small"),
    group: command.application.name,
    command,
  }));
}

/** `data` of the interaction: `values` by option name, `focused` while one is being typed. */
export function writeData(command, values, attachments, focused) {
  const written = [...values].map(([name, value]) => {
    const option = command.options.find((known) => known.name === name);
    return { type: option.type, name, value, ...(focused === name ? { focused: true } : {}) };
  });
  const options = command.path.reduceRight((inner, step) => [{ type: step.type, name: step.name, options: inner }], written);
  const { id, version, name } = command.root;
  return { id, version, name, type: SLASH, options, attachments };
}
