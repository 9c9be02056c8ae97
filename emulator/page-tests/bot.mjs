// A bot made for the tests: it answers each command, press and form in one of the ways that Discord knows. Speaks only the
// bot side of the API.

const COMMANDS = [
  { name: "thinking", description: "Defers, and answers when told to" },
  { name: "silent", description: "Never answers" },
  { name: "form", description: "Opens a form" },
  { name: "choices", description: "Opens a form with choices and files" },
  { name: "board", description: "Shows everything that can be pressed or chosen" },
  {
    name: "options",
    description: "Takes every kind of option",
    options: [
      { type: 3, name: "city", description: "Is completed while typing", required: true, autocomplete: true },
      { type: 3, name: "size", description: "One of three", required: true, choices: ["small", "middle", "large"].map((name) => ({ name, value: name[0] })) },
      { type: 6, name: "person", description: "A member", required: true },
      { type: 7, name: "place", description: "A channel", required: true },
      { type: 4, name: "count", description: "From 1 to 5", required: true, min_value: 1, max_value: 5 },
      { type: 5, name: "loud", description: "Yes or no", required: true },
      { type: 11, name: "file", description: "Any file" },
      { type: 8, name: "role", description: "A role" },
    ],
  },
  { name: "Praise", type: 2 },
  { name: "Count words", type: 3 },
];
const CITIES = ["Lagos", "Lima", "Lisbon", "London", "Oslo"];
const row = (...components) => ({ type: 1, components });
const EPHEMERAL = 64;

export class Bot {
  /** Logs in and registers its commands. */
  static async start(base, { id, token }) {
    const bot = new Bot();
    Object.assign(bot, { base, id, token, interactions: [], waiting: [] });
    await bot.call("PUT", `/applications/${id}/commands`, COMMANDS);
    await bot.connect();
    return bot;
  }

  async call(method, path, body) {
    const headers = { authorization: `Bot ${this.token}`, "content-type": "application/json" };
    const response = await fetch(`${this.base}/api/v10${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  connect() {
    const socket = (this.socket = new WebSocket(`${this.base.replace("http", "ws")}/?v=10&encoding=json`));
    return new Promise((resolve) => {
      socket.onmessage = ({ data }) => {
        const { op, t, d } = JSON.parse(data);
        if (op === 10) socket.send(JSON.stringify({ op: 2, d: { token: this.token, intents: 0, properties: {} } }));
        if (t === "READY") resolve();
        if (t === "INTERACTION_CREATE") this.answer(d).catch((error) => (this.failure = error));
      };
    });
  }

  end() {
    this.socket.close();
  }

  say(channel, body) {
    return this.call("POST", `/channels/${channel}/messages`, body);
  }

  reply(interaction, type, data) {
    return this.call("POST", `/interactions/${interaction.id}/${interaction.token}/callback`, { type, data });
  }

  edit(interaction, body) {
    return this.call("PATCH", `/webhooks/${this.id}/${interaction.token}/messages/@original`, body);
  }

  async answer(interaction) {
    this.interactions.push(interaction);
    const { data } = interaction;
    if (interaction.type === 4) return this.complete(interaction);
    if (interaction.type === 5) return this.reply(interaction, 4, { content: `Form: ${valuesOf(data)}`, flags: EPHEMERAL });
    if (interaction.type === 3) return this.pressed(interaction);
    switch (data.name) {
      case "thinking":
        // First: the page may show that Robo thinks before the answer to this call has come back.
        this.waiting.push(interaction);
        return this.reply(interaction, 5, { flags: EPHEMERAL });
      case "form":
        return this.reply(interaction, 9, FORM);
      case "choices":
        return this.reply(interaction, 9, CHOICES);
      case "board":
        return this.reply(interaction, 4, BOARD);
      case "options":
        return this.reply(interaction, 4, { content: `Options: ${data.options.map((option) => `${option.name}=${option.value}`).join(" ")}` });
      case "Praise":
        return this.reply(interaction, 4, { content: `Well done, <@${data.target_id}>!`, allowed_mentions: { users: [data.target_id] } });
      case "Count words":
        return this.reply(interaction, 4, { content: `${data.resolved.messages[data.target_id].content.split(" ").length} words`, flags: EPHEMERAL });
      default:
        return null;
    }
  }

  complete(interaction) {
    const typed = interaction.data.options.find((option) => option.focused).value.toLowerCase();
    const choices = CITIES.filter((name) => name.toLowerCase().startsWith(typed)).map((name) => ({ name, value: name.toUpperCase() }));
    return this.reply(interaction, 8, { choices });
  }

  pressed(interaction) {
    const { custom_id: name, values } = interaction.data;
    if (name === "update") return this.reply(interaction, 7, { content: "The board was changed" });
    if (name === "quiet") return this.reply(interaction, 6);
    if (values) return this.reply(interaction, 4, { content: `Chosen: ${values.join(" ")}`, flags: EPHEMERAL });
    return null;
  }
}

const fieldsOf = (data) => data.components.map((part) => part.component ?? part.components?.[0]).filter(Boolean);
const valuesOf = (data) => fieldsOf(data).map((field) => field.value ?? field.values?.length ?? "none").join("|");
const input = (name, more) => row({ type: 4, custom_id: name, label: name, style: 1, ...more });
const FORM = {
  title: "A form",
  custom_id: "form",
  components: [
    input("must", { max_length: 5 }),
    input("short", { required: false, min_length: 3, max_length: 10 }),
    { type: 18, label: "labelled", component: { type: 4, custom_id: "labelled", style: 2, required: false, value: "kept" } },
  ],
};
const labelled = (label, component) => ({ type: 18, label, description: `About ${label}`, component: { custom_id: label, ...component } });
const offered = ["a", "b", "c"].map((value) => ({ label: `Option ${value}`, value, description: `Takes ${value}` }));
const CHOICES = {
  title: "Choices",
  custom_id: "choices",
  components: [
    { type: 10, content: "Read **this** first." },
    labelled("people", { type: 5, max_values: 2 }),
    labelled("radio", { type: 21, options: offered }),
    labelled("boxes", { type: 22, options: offered, max_values: 2 }),
    labelled("files", { type: 19, max_values: 2 }),
  ],
};
const BOARD = {
  content: "# The board\n**Bold**, *italic*, ~~gone~~, `code`, ||secret||, <t:1700000000:R>, <@&1>\n> quoted\n- one\n- two",
  embeds: [
    {
      title: "An *embed*",
      description: "[A link](https://example.com/x) and\n```rust\nfn main() {}\n```",
      color: 0xf0b132,
      author: { name: "Robo", icon_url: "https://cdn.discordapp.com/embed/avatars/0.png" },
      thumbnail: { url: "https://cdn.discordapp.com/embed/avatars/1.png" },
      fields: [1, 2, 3].map((n) => ({ name: `Field ${n}`, value: `Value ${n}`, inline: true })),
      footer: { text: "A footer" },
    },
  ],
  components: [
    row(
      ...["update", "quiet", "mute"].map((name, at) => ({ type: 2, style: at + 1, label: name, custom_id: name })),
      { type: 2, style: 4, label: "disabled", custom_id: "no", disabled: true },
      { type: 2, style: 5, label: "link", url: "https://example.com/" },
    ),
    row({ type: 3, custom_id: "many", placeholder: "Up to two", min_values: 1, max_values: 2, options: ["a", "b", "c"].map((value) => ({ label: `Option ${value}`, value })) }),
    row({ type: 5, custom_id: "who", placeholder: "Somebody" }),
    row({ type: 8, custom_id: "where", placeholder: "Somewhere" }),
  ],
};
