// One message: who wrote it and when, what it answers, what it says, and what hangs on it. Must not know the list.

import { avatar, badge } from "./avatar.js";
import { dots, drawComponents } from "./components.js";
import { h } from "./dom.js";
import { drawEmbed } from "./embed.js";
import { icon } from "./icons.js";
import { clockWords, fullWords, wordsOfMessage } from "./moments.js";
import { drawPoll } from "./poll.js";
import { drawReactions } from "./reactions.js";
import { colorOf, drawTimeOut } from "./standing.js";
import { drawLine, drawText, localFile, plainLine } from "./text.js";

const EPHEMERAL = 64;
const LOADING = 128;
const SUPPRESS_EMBEDS = 4;

export const isEphemeral = (message) => Boolean(message.flags & EPHEMERAL);

/** Kinds that are told in Discord's own words. */
const SYSTEM = {
  1: () => ["added someone."],
  6: (message, pane) => ["pinned a message to this channel. ", showPins(pane)],
  7: () => ["joined the server."],
  18: (message) => [`started a thread: ${message.content}`],
};
export const isSystem = (message) => message.type in SYSTEM;

/** Draws it. With `follows` it continues the message above and shows no head. */
export function drawMessage(message, pane, { follows }) {
  const name = pane.session.nameOf(message.author, pane.guild);
  const classes = ["message"];
  if (follows) classes.push("follows");
  if (isEphemeral(message)) classes.push("ephemeral");
  if (message.local) classes.push("local");
  if (message.author.id !== pane.session.me.id && !isEphemeral(message) && pane.session.isForMe(message)) classes.push("for-me");
  const props = {
    class: classes.join(" "),
    tabindex: "-1",
    data: { id: message.id },
    "aria-label": `${name}, ${wordsOfMessage(message.timestamp)}`,
    on: { contextmenu: (event) => pane.messageMenu(message, event) },
  };
  if (isSystem(message)) return h("article", { ...props, class: "message system" }, drawSystem(message, name, pane));
  const side = follows
    ? h("span", { class: "side-time", "aria-hidden": "true" }, clockWords(message.timestamp))
    : h("span", { class: "side-face" }, avatar(name));
  return h(
    "article",
    props,
    !follows && drawAbove(message, pane),
    side,
    h("div", { class: "message-body" }, !follows && drawHead(message, name, pane), ...drawBody(message, pane)),
    !message.local && drawTools(message, pane),
  );
}

function drawHead({ author, timestamp, pinned }, name, pane) {
  const show = (event) => pane.profile(author, event.currentTarget);
  return h(
    "div",
    { class: "head" },
    h("button", { class: "author", type: "button", key: "author", vars: colorOf(author, pane.guild), on: { click: show, contextmenu: (event) => pane.userMenu(author, event) } }, name),
    author.bot && badge(),
    drawTimeOut(author, pane.guild),
    h("time", { datetime: timestamp, title: fullWords(timestamp) }, wordsOfMessage(timestamp)),
    pinned && h("span", { class: "pinned", title: "Pinned" }, icon("pin"), h("span", { class: "unseen" }, "pinned")),
  );
}

function drawBody(message, pane) {
  const isThinking = Boolean(message.flags & LOADING) && !message.content && message.embeds.length === 0;
  const failure = pane.session.failures.get(message.id);
  return [
    isThinking && h("div", { class: "thinking" }, dots(), `${message.author.global_name ?? message.author.username} is thinking…`),
    drawContent(message, pane),
    ...(message.flags & SUPPRESS_EMBEDS ? [] : message.embeds.map((embed) => drawEmbed(embed, pane))),
    ...message.attachments.map(drawAttachment),
    message.poll && drawPoll(message, pane),
    // Without words of its own, a message is marked below what it shows.
    !message.content && message.edited_timestamp && drawEdited(message),
    message.components?.length > 0 && h("div", { class: "components" }, drawComponents(message, pane)),
    message.reactions?.length > 0 && drawReactions(message, pane),
    failure && h("div", { class: "failure", role: "alert" }, failure),
    isEphemeral(message) && drawEphemeral(message, pane),
  ].filter(Boolean);
}

function drawContent(message, pane) {
  if (!message.content) return null;
  const edited = message.edited_timestamp && [" ", drawEdited(message)];
  return h("div", { class: `content markup${message.localFailure ? " failure" : ""}` }, drawText(message.content, pane), edited);
}

const drawEdited = ({ edited_timestamp: at }) => h("span", { class: "edited", title: fullWords(at) }, "(edited)");

/** Slash commands are of small letters; what stands in a menu is named as it reads there. */
const commandName = (name) => (name === name.toLowerCase() ? `/${name}` : name);

/** What it answers: a command, or another message. */
function drawAbove(message, pane) {
  const { interaction, message_reference: reference } = message;
  if (interaction?.name) {
    const who = pane.session.nameOf(interaction.user, pane.guild);
    return h("div", { class: "above" }, avatar(who, "tiny"), h("strong", {}, who), " used ", h("span", { class: "mention" }, commandName(interaction.name)));
  }
  if (!reference?.message_id || isEphemeral(message)) return null;
  const first = pane.session.log(message.channel_id).byId.get(reference.message_id);
  if (!first) return null;
  const who = pane.session.nameOf(first.author, pane.guild);
  const words = plainLine(first.content, pane) || first.embeds[0]?.title || "View message";
  const go = () => pane.go(message.channel_id, first.id);
  return h(
    "div",
    { class: "above" },
    avatar(who, "tiny"),
    h("strong", {}, who),
    h("button", { type: "button", class: "quoted", key: "quoted", on: { click: go } }, words.slice(0, 200)),
  );
}

function drawSystem(message, name, pane) {
  return [
    h("span", { class: "side-face" }, icon(message.type === 6 ? "pin" : "right")),
    h(
      "div",
      { class: "message-body" },
      h("strong", {}, name),
      " ",
      ...SYSTEM[message.type](message, pane),
      " ",
      h("time", { datetime: message.timestamp }, wordsOfMessage(message.timestamp)),
    ),
  ];
}

const showPins = (pane) => h("button", { type: "button", class: "plain-link", on: { click: () => pane.room.showPins() } }, "See all pins");

function drawEphemeral(message, pane) {
  const dismiss = () => pane.dismiss(message);
  return h(
    "div",
    { class: "only-you" },
    icon("eye"),
    "Only you can see this • ",
    h("button", { type: "button", class: "plain-link", key: "dismiss", on: { click: dismiss } }, "Dismiss message"),
  );
}

function drawTools(message, pane) {
  const open = (event) => pane.messageMenu(message, event);
  return h(
    "div",
    { class: "tools" },
    h("button", { type: "button", class: "tool", key: "more", "aria-label": "Message actions", "aria-haspopup": "menu", on: { click: open } }, icon("more")),
  );
}

export function sizeWords(bytes) {
  if (bytes < 1024) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  return bytes < 1_048_576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function drawAttachment(file) {
  const url = localFile(file.url);
  if (url && file.content_type?.startsWith("image/")) {
    return h("a", { class: "picture", href: url, target: "_blank", rel: "noopener" }, h("img", { src: url, alt: file.description ?? file.filename, loading: "lazy" }));
  }
  return h(
    "div",
    { class: "attachment" },
    icon("file"),
    h("div", {}, h("a", { href: url ?? "#", download: file.filename }, file.filename), h("div", { class: "size" }, sizeWords(file.size))),
  );
}

/** One line of a message for lists such as pins. */
export const summaryOf = (message, pane) => {
  const embed = message.embeds[0];
  const words = message.content ? drawLine(message.content, pane) : drawLine(embed?.title ?? embed?.description ?? "", pane);
  return [h("div", {}, words), message.content && embed?.title && h("div", { class: "entry-hint" }, embed.title)];
};
