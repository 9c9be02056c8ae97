// Markdown on the screen, with the names that one person sees. Owns links: those into this Discord stay in the pane, others
// open a window of their own.

import { h } from "./dom.js";
import { parseBlocks, parseInline } from "./markdown.js";
import { timestamp } from "./moments.js";

const ELEMENTS = { strong: "strong", em: "em", underline: "u", strike: "s", small: "small", h1: "h4", h2: "h5", h3: "h6" };
const HERE = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?$/;

/** Draws a whole text with blocks. */
export const drawText = (text, pane) => parseBlocks(text ?? "").map((block) => drawNode(block, pane));
/** Draws a line: no headings, quotes or lists. */
export const drawLine = (text, pane) => parseInline(text ?? "").map((node) => drawNode(node, pane));
/** A text without its marks, in one line. */
export const plainLine = (text, pane) => drawLine(text, pane).map((node) => node.textContent).join("").replace(/\s+/g, " ");

/** The channel and message that an address means, if it is one of this Discord. */
export function placeOf(url) {
  const found = HERE.exec(url);
  return found && { channel: found[1], message: found[2] };
}

/** The address of a file of this Discord as this page reaches it; none for addresses elsewhere. */
export function localFile(url) {
  const found = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(\/attachments\/.+)$/.exec(url ?? "");
  return found ? found[1] : null;
}

export function drawLink(url, pane, props, ...children) {
  const place = placeOf(url);
  if (!/^https?:\/\//.test(url)) return h("span", props, ...children);
  if (!place) {
    return h("a", { href: localFile(url) ?? url, target: "_blank", rel: "noopener noreferrer", ...props }, ...children);
  }
  const go = (event) => {
    event.preventDefault();
    pane.go(place.channel, place.message);
  };
  return h("a", { href: `#${place.channel}`, on: { click: go }, ...props }, ...children);
}

function drawNode(node, pane) {
  const inner = () => node.children.map((child) => drawNode(child, pane));
  switch (node.kind) {
    case "text":
      return document.createTextNode(node.text);
    case "plain":
      return h("span", {}, ...inner());
    case "code":
      return h("code", {}, node.text);
    case "fence":
      return h("pre", { tabindex: "0", "aria-label": "Code" }, h("code", {}, node.text));
    case "quote":
      return h("blockquote", {}, ...inner());
    case "list":
      return drawList(node, pane);
    case "link":
      return drawLink(node.url, pane, { title: node.url }, ...inner());
    case "spoiler":
      return drawSpoiler(inner());
    case "time":
      return timestamp(node.seconds, node.style);
    case "command":
      return h("span", { class: "mention" }, `/${node.name}`);
    case "all":
      return h("span", { class: "mention" }, node.text);
    case "user":
    case "role":
    case "channel":
      return drawMention(node, pane);
    default:
      return h(ELEMENTS[node.kind], {}, ...inner());
  }
}

function drawList(node, pane) {
  const items = node.items.map((item) =>
    h("li", { class: item.depth ? "deep" : "" }, ...item.children.map((child) => drawNode(child, pane))),
  );
  return h(node.isNumbered ? "ol" : "ul", node.isNumbered ? { start: node.start } : {}, items);
}

function drawSpoiler(children) {
  const shown = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler, press to show" }, h("span", {}, ...children));
  const show = () => {
    shown.className = "spoiler shown";
    for (const name of ["role", "tabindex", "aria-label"]) shown.removeAttribute(name);
  };
  shown.addEventListener("click", show);
  shown.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && show());
  return shown;
}

function drawMention({ kind, id }, pane) {
  const { session, guild } = pane;
  if (kind === "role") return h("span", { class: "mention" }, `@${guild?.roles.get(id)?.name ?? "deleted-role"}`);
  if (kind === "channel") {
    const channel = session.channels.get(id);
    if (!channel) return h("span", { class: "mention" }, "#No Access");
    return h("button", { class: "mention", type: "button", on: { click: () => pane.go(id) } }, `#${channel.name}`);
  }
  const user = session.users.get(id);
  if (!user) return h("span", { class: "mention" }, "@unknown-user");
  const show = (event) => pane.profile(user, event.currentTarget);
  const on = { click: show, contextmenu: (event) => pane.userMenu(user, event) };
  return h("button", { class: "mention", type: "button", on }, `@${session.nameOf(user, guild)}`);
}
