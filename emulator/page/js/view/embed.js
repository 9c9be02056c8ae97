// Embeds: the coloured bar, and what stands beside it as Discord lays it out. Must not know messages.

import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { wordsOfMessage } from "./moments.js";
import { drawLine, drawLink, drawText, localFile } from "./text.js";

/** Columns of an embed's grid; an inline field takes 4, or 6 where only two stand beside each other. */
const COLUMNS = 12;

export function drawEmbed(embed, pane) {
  const colour = embed.color ?? null;
  const vars = colour === null ? {} : { "--bar": `#${colour.toString(16).padStart(6, "0")}` };
  const thumbnail = drawPicture(embed.thumbnail, "thumbnail");
  return h(
    "div",
    { class: thumbnail ? "embed with-thumbnail" : "embed", vars },
    h(
      "div",
      { class: "embed-body" },
      drawAuthor(embed.author, pane),
      drawTitle(embed, pane),
      embed.description && h("div", { class: "embed-description markup" }, drawText(embed.description, pane)),
      drawFields(embed.fields ?? [], pane),
    ),
    thumbnail,
    drawPicture(embed.image, "image"),
    drawFooter(embed),
  );
}

function drawAuthor(author, pane) {
  if (!author) return null;
  const name = author.url ? drawLink(author.url, pane, {}, author.name) : author.name;
  return h("div", { class: "embed-author" }, author.icon_url && drawFace(author.icon_url, author.name), h("span", {}, name));
}

function drawTitle({ title, url }, pane) {
  if (!title) return null;
  const words = drawLine(title, pane);
  return h("div", { class: "embed-title" }, url ? drawLink(url, pane, {}, ...words) : words);
}

function drawFields(fields, pane) {
  if (fields.length === 0) return null;
  const spans = spansOf(fields);
  const draw = (field, at) =>
    h(
      "div",
      { class: "embed-field", vars: { "--span": spans[at] } },
      h("div", { class: "embed-field-name" }, drawLine(field.name, pane)),
      h("div", { class: "embed-field-value markup" }, drawText(field.value, pane)),
    );
  return h("div", { class: "embed-fields" }, fields.map(draw));
}

/** How many columns each field takes: up to three inline fields share a row. */
function spansOf(fields) {
  const spans = [];
  for (let at = 0; at < fields.length; ) {
    let end = at;
    while (end < fields.length && end - at < 3 && fields[end].inline) end += 1;
    const count = end - at;
    if (count === 0) {
      spans.push(COLUMNS);
      at += 1;
    } else {
      // A lone inline field keeps the width of its share.
      for (let n = 0; n < count; n += 1) spans.push(count === 2 ? COLUMNS / 2 : COLUMNS / 3);
      at = end;
    }
  }
  return spans;
}

function drawPicture(picture, kind) {
  const url = localFile(picture?.url);
  if (url) return h("img", { class: `embed-${kind}`, src: url, alt: "", loading: "lazy" });
  return null;
}

function drawFooter({ footer, timestamp }) {
  if (!footer && !timestamp) return null;
  const parts = [footer?.text, timestamp && wordsOfMessage(timestamp)].filter(Boolean);
  return h("div", { class: "embed-footer" }, footer?.icon_url && drawFace(footer.icon_url, footer.text), parts.join(" • "));
}

/** A picture of this Discord, or a drawn face where it would have to be fetched from elsewhere. */
function drawFace(url, name) {
  const local = localFile(url);
  return local ? h("img", { class: "avatar small", src: local, alt: "" }) : avatar(name, "small");
}
