// Faces without pictures: a colour and an initial from a name. Pictures elsewhere on the net are never fetched.

import { h } from "./dom.js";

const HUES = 8;

function hueOf(name) {
  let sum = 7;
  for (const letter of name) sum = (sum * 33 + letter.codePointAt(0)) % 9973;
  return sum % HUES;
}

/** A round face. Decoration: the name stands beside it. */
export function avatar(name, kind = "") {
  const initial = [...name.trim()][0]?.toUpperCase() ?? "?";
  return h("span", { class: `avatar hue-${hueOf(name)} ${kind}`, "aria-hidden": "true" }, initial);
}

/** What stands beside a bot's name. */
export const badge = () => h("span", { class: "badge" }, "APP");
