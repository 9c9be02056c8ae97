// Where a person writes: plain messages with mentions and files, and the way into slash commands. Must not know how a
// command is filled in.

import { CommandForm } from "./commandform.js";
import { commandEntries, findCommand } from "./commandlist.js";
import { fill, h } from "./dom.js";
import { channelEntries, peopleEntries } from "./entries.js";
import { icon } from "./icons.js";
import { Listbox } from "./listbox.js";
import { wordsOfMessage } from "./moments.js";
import { timedOutUntil } from "./standing.js";

const CONTENT_MAX = 2_000;
const FILES_MAX = 10;

export class Composer {
  constructor(pane, channel) {
    Object.assign(this, { pane, channel, files: [], replyTo: null });
    this.list = new Listbox("Suggestions", (entry) => entry.pick());
    this.suggestions = h("div", { class: "suggestions", hidden: true }, this.list.element);
    this.input = h("textarea", {
      class: "writing",
      rows: "1",
      role: "combobox",
      placeholder: `Message ${pane.titleOf(channel)}`,
      "aria-label": `Message ${pane.titleOf(channel)}`,
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      on: { input: () => this.change(), keydown: (event) => this.key(event), paste: (event) => this.paste(event), blur: () => this.suggest([]) },
    });
    this.picker = h("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files", on: { change: () => this.attach(this.picker.files) } });
    this.tray = h("div", { class: "tray" });
    this.note = h("div", { class: "composer-note", role: "status" });
    this.field = h(
      "div",
      { class: "field" },
      h("button", { type: "button", class: "tool", "aria-label": "Attach files", on: { click: () => this.picker.click() } }, icon("plus")),
      this.picker,
      this.input,
      h("button", { type: "button", class: "tool send", "aria-label": "Send message", on: { click: () => this.send() } }, icon("send")),
    );
    this.element = h("div", { class: "composer" }, this.suggestions, this.tray, this.field, this.note);
    this.list.serve(this.input);
    this.renew();
  }

  /** Whoever is in time-out can't write until it ends. */
  renew() {
    const until = timedOutUntil(this.pane.session.me, this.pane.guild);
    clearTimeout(this.timer);
    if (until) this.timer = setTimeout(() => this.renew(), Math.min(until - Date.now() + 500, 60_000));
    for (const part of [this.input, ...this.field.querySelectorAll("button")]) part.disabled = Boolean(until);
    this.input.placeholder = until ? `You're in time-out until ${wordsOfMessage(until)}` : `Message ${this.pane.titleOf(this.channel)}`;
  }

  focus() {
    (this.form ?? this.input).focus();
  }

  change() {
    this.fit();
    const { value, selectionStart } = this.input;
    const left = CONTENT_MAX - [...value].length;
    this.note.textContent = left < 200 ? `${left} characters left` : "";
    this.note.classList.toggle("failure", left < 0);
    if (value.startsWith("/") && !value.includes("\n")) return this.suggestCommands(value.slice(1));
    const found = /(?:^|\s)([@#])([^\s@#]*)$/.exec(value.slice(0, selectionStart));
    this.suggest(found ? this.names(found[1], found[2], selectionStart) : []);
  }

  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 220)}px`;
  }

  async suggestCommands(query) {
    const { guild, session } = this.pane;
    if (!guild) return this.suggest([]);
    const index = await session.readCommands(guild.id).catch(() => null);
    if (!index || this.input.value.slice(1) !== query) return;
    const whole = findCommand(index, query);
    // The whole name and a space: what follows are its options.
    if (whole && query.endsWith(" ")) return this.begin(whole);
    const entries = commandEntries(index, query.trim().toLowerCase());
    this.suggest(entries.map((entry) => ({ ...entry, pick: () => this.begin(entry.command) })));
  }

  names(sign, query, end) {
    const entries = sign === "@" ? peopleEntries(this.pane) : channelEntries(this.pane, [0]);
    const fits = (entry) => entry.label.replace("#", "").toLowerCase().startsWith(query.toLowerCase());
    const pick = (entry) => {
      const { value } = this.input;
      const start = end - query.length - 1;
      const word = `${sign}${entry.label.replace(/^#/, "")} `;
      this.input.value = value.slice(0, start) + word + value.slice(end);
      this.input.setSelectionRange(start + word.length, start + word.length);
      this.change();
    };
    return entries.filter(fits).slice(0, 10).map((entry) => ({ ...entry, pick: () => pick(entry) }));
  }

  suggest(entries) {
    this.list.set(entries);
    this.suggestions.hidden = entries.length === 0;
    this.input.setAttribute("aria-expanded", String(entries.length > 0));
  }

  key(event) {
    if (!this.suggestions.hidden && this.list.key(event)) return;
    if (event.key === "Escape") {
      if (!this.suggestions.hidden) this.suggest([]);
      else this.answer(null);
    }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  /** Turns the field into the form of a command. */
  begin(command) {
    this.suggest([]);
    this.input.value = "";
    this.form = new CommandForm(this.pane, this.channel, command, () => this.leaveForm());
    this.field.hidden = true;
    this.field.after(this.form.element);
    this.form.focus();
  }

  leaveForm() {
    this.form?.element.remove();
    this.form = null;
    this.field.hidden = false;
    this.input.focus();
  }

  paste(event) {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    this.attach(event.clipboardData.files);
  }

  attach(files) {
    this.files = [...this.files, ...files].slice(0, FILES_MAX);
    this.picker.value = "";
    this.drawTray();
  }

  /** The next message answers this one. */
  answer(message) {
    this.replyTo = message;
    this.drawTray();
    if (message) this.input.focus();
  }

  /** Puts somebody's name into the message. */
  mention(user) {
    const { value } = this.input;
    const gap = value === "" || value.endsWith(" ") ? "" : " ";
    this.input.value = `${value}${gap}@${this.pane.session.nameOf(user, this.pane.guild)} `;
    this.input.focus();
    this.change();
  }

  drawTray() {
    const remove = (file) => {
      this.files = this.files.filter((other) => other !== file);
      this.drawTray();
      this.input.focus();
    };
    const drop = (label, click) => h("button", { type: "button", class: "tool", "aria-label": label, on: { click } }, icon("close"));
    const files = this.files.map((file) => h("span", { class: "chip" }, icon("file"), file.name, drop(`Remove ${file.name}`, () => remove(file))));
    const name = this.replyTo && this.pane.session.nameOf(this.replyTo.author, this.pane.guild);
    const reply = name && h("span", { class: "chip" }, icon("reply"), `Replying to ${name}`, drop("Cancel reply", () => this.answer(null)));
    fill(this.tray, reply, files);
  }

  async send() {
    const { input, files, replyTo, channel } = this;
    const text = input.value;
    const content = this.withIds(text.trim());
    if ((!content && files.length === 0) || [...content].length > CONTENT_MAX) return;
    Object.assign(this, { files: [], replyTo: null });
    input.value = "";
    this.drawTray();
    this.change();
    try {
      await this.pane.session.send(channel.id, content, files, replyTo?.id);
    } catch (error) {
      // Nothing that was written is lost.
      if (!input.value) input.value = text;
      this.files = [...files, ...this.files];
      this.drawTray();
      this.fit();
      this.note.textContent = `Not sent: ${error.message}`;
      this.note.classList.add("failure");
    }
  }

  /** Names become the ids that Discord wants, the longest first. */
  withIds(text) {
    const names = [
      ...peopleEntries(this.pane).map((entry) => [`@${entry.label}`, `<@${entry.value}>`]),
      ...channelEntries(this.pane, [0]).map((entry) => [entry.label, `<#${entry.value}>`]),
    ];
    names.sort((a, b) => b[0].length - a[0].length);
    return names.reduce((all, [name, id]) => replaceName(all, name, id), text);
  }
}

function replaceName(text, name, id) {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\w<])${escaped}(?![\\w])`, "gi"), id);
}
