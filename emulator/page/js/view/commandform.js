// A slash command being filled in: its options as small fields in a line, what each wants, and sending it. Must not know
// how values are found: that is the options' own.

import { commandData, failedMessage, pendingMessage } from "./commandsend.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { Listbox } from "./listbox.js";
import { checkOption, suggestFor, valueOf } from "./options.js";

export class CommandForm {
  constructor(pane, channel, command, leave) {
    Object.assign(this, { pane, channel, command, leave });
    this.fields = [];
    this.hint = h("div", { class: "command-hint", role: "status" });
    this.list = new Listbox("Choices", (entry) => this.take(entry));
    this.suggestions = h("div", { class: "suggestions", hidden: true }, this.hint, this.list.element);
    this.line = h("span", { class: "command-options" });
    this.more = h("button", { type: "button", class: "more-options", on: { click: () => this.offerOptions(), keydown: (event) => this.keyOfMore(event), blur: () => this.suggest([]) } });
    this.run = h("button", { type: "button", class: "tool send", "aria-label": `Run /${command.name}`, on: { click: () => this.submit() } }, icon("send"));
    const cancel = h("button", { type: "button", class: "tool", "aria-label": "Cancel command", on: { click: () => this.leave() } }, icon("close"));
    this.name = h("button", { type: "button", class: "command-name", "aria-label": `/${command.name}: ${command.description}`, on: { keydown: (event) => this.keyOfName(event) } }, `/${command.name}`);
    this.element = h(
      "div",
      { class: "field command", role: "group", "aria-label": `Command /${command.name}` },
      this.suggestions,
      cancel,
      h("div", { class: "command-line" }, this.name, this.line, this.more),
      this.run,
    );
    for (const option of command.options.filter((known) => known.required)) this.add(option);
    this.countMore();
  }

  focus() {
    (this.fields.find((field) => !field.input.value)?.input ?? this.fields.at(-1)?.input ?? this.name).focus();
    if (this.fields.length === 0) this.tell(this.command.description);
  }

  add(option) {
    const field = { option, picked: null, file: null };
    const isFile = option.type === 11;
    field.input = h("input", {
      class: "option-input",
      type: isFile ? "file" : "text",
      role: isFile ? null : "combobox",
      autocomplete: "off",
      "aria-label": `${option.name}: ${option.description}${option.required ? ", required" : ""}`,
      "aria-autocomplete": isFile ? null : "list",
      "aria-expanded": isFile ? null : "false",
      on: {
        focus: () => this.enter(field),
        blur: () => this.exit(field),
        input: () => this.type(field),
        change: () => this.type(field),
        keydown: (event) => this.key(event, field),
      },
    });
    field.element = h("label", { class: "option" }, h("span", { class: "option-name" }, option.name), field.input);
    this.fields.push(field);
    this.line.append(field.element);
    this.fit(field);
    this.countMore();
    return field;
  }

  get left() {
    return this.command.options.filter((option) => !this.fields.some((field) => field.option === option));
  }

  countMore() {
    const count = this.left.length;
    this.more.hidden = count === 0;
    this.more.textContent = `+${count} optional`;
  }

  fit({ input, option }) {
    if (option.type !== 11) input.style.width = `${Math.min(Math.max([...input.value].length + 2, 6), 40)}ch`;
  }

  enter(field) {
    this.active = field;
    this.list.serve(field.input);
    this.tell(field.option.description, field.option.name);
    this.refresh(field);
  }

  exit(field) {
    if (this.active !== field) return;
    this.active = null;
    this.suggest([]);
    this.suggestions.hidden = true;
    field.input.setAttribute("aria-expanded", "false");
  }

  type(field) {
    // Browsers also say that an input changed when it is left after a choice was taken into it.
    if (field.picked && field.picked.label === field.input.value) return;
    field.picked = null;
    if (field.option.type === 11) field.file = field.input.files[0] ?? null;
    field.element.classList.remove("wrong");
    this.fit(field);
    this.refresh(field);
  }

  /** What may be chosen for the field, as far as it is known. */
  async refresh(field) {
    const entries = await suggestFor(this, field);
    if (this.active !== field || entries === null) return;
    this.suggest(entries);
    field.input.setAttribute("aria-expanded", String(entries.length > 0));
  }

  suggest(entries) {
    this.list.set(entries);
    this.list.element.hidden = entries.length === 0;
  }

  tell(words, name) {
    this.hint.replaceChildren(...(name ? [h("strong", {}, name), " "] : []), words);
    this.hint.classList.remove("failure");
    this.suggestions.hidden = false;
  }

  take(entry) {
    if (entry.option) return this.add(entry.option).input.focus();
    const field = this.active;
    if (!field) return;
    field.picked = { label: entry.label, value: entry.value };
    field.input.value = entry.label;
    this.fit(field);
    this.suggest([]);
    const next = this.fields.find((other) => other.option.required && !other.input.value);
    next?.input.focus();
  }

  key(event, field) {
    const isOpen = !this.list.element.hidden && field.option.type !== 11;
    const isDone = field.picked?.label === field.input.value;
    if (isOpen && !isDone && this.list.key(event)) return;
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.leave();
    } else if (event.key === "Backspace" && field.input.value === "") {
      event.preventDefault();
      this.removeLast(field);
    }
  }

  removeLast(field) {
    const at = this.fields.indexOf(field);
    if (!field.option.required) {
      field.element.remove();
      this.fields.splice(at, 1);
      this.countMore();
    }
    if (at > 0) this.fields[at - 1].input.focus();
    else this.leave();
  }

  keyOfName(event) {
    if (event.key === "Enter") {
      event.preventDefault();
      this.submit();
    } else if (["Backspace", "Escape"].includes(event.key)) this.leave();
  }

  keyOfMore(event) {
    if (!this.suggestions.hidden && this.list.entries.length > 0) this.list.key(event);
  }

  offerOptions() {
    this.active = null;
    this.list.serve(this.more);
    this.tell("Add an option");
    this.suggest(this.left.map((option) => ({ value: option.name, label: option.name, hint: option.description, option })));
  }

  /** Values by option name; none when something is wrong, which is told. */
  collect() {
    const values = new Map();
    for (const field of this.fields) {
      const wrong = checkOption(this.pane, field);
      if (wrong) {
        field.element.classList.add("wrong");
        field.input.focus();
        this.tell(wrong, field.option.name);
        this.hint.classList.add("failure");
        return null;
      }
      const value = valueOf(this.pane, field);
      if (value !== undefined) values.set(field.option.name, value);
    }
    return values;
  }

  async submit() {
    const values = this.collect();
    if (!values) return;
    const { session } = this.pane;
    const { data, files } = commandData(this.command, values);
    const pending = pendingMessage(this);
    const log = session.log(this.channel.id);
    const show = () => session.emit("log", this.channel.id);
    log.put(pending);
    show();
    this.leave();
    const act = await session.acts.run(this.channel.id, this.command.application.id, data, this.command.name, files);
    log.remove(pending.id);
    if (act.outcome === "failed") log.put(failedMessage(pending, act));
    show();
  }
}
