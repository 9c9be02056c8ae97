// Moments in words, in the reader's language and time zone, and those that must be told anew as time passes.

import { h } from "./dom.js";

const format = (options) => new Intl.DateTimeFormat(undefined, options);
const STYLES = {
  t: format({ timeStyle: "short" }),
  T: format({ timeStyle: "medium" }),
  d: format({ dateStyle: "short" }),
  D: format({ dateStyle: "long" }),
  f: format({ dateStyle: "long", timeStyle: "short" }),
  F: format({ dateStyle: "full", timeStyle: "short" }),
};
const RELATIVE = new Intl.RelativeTimeFormat(undefined, { numeric: "always" });
const UNITS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** "in 7 days", "3 minutes ago". */
export function relative(ms) {
  const seconds = (ms - Date.now()) / 1000;
  for (const [unit, size] of UNITS) {
    const count = Math.round(seconds / size);
    if (Math.abs(count) >= 1 || unit === "second") return RELATIVE.format(count, unit);
  }
  return "";
}

/** The element of `<t:seconds:style>`. */
export function timestamp(seconds, style) {
  const ms = seconds * 1000;
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return document.createTextNode("Invalid Date");
  const isRelative = style === "R";
  const words = isRelative ? relative(ms) : (STYLES[style] ?? STYLES.f).format(date);
  const data = isRelative ? { relative: ms } : {};
  return h("time", { class: "timestamp", datetime: date.toISOString(), title: STYLES.F.format(date), data }, words);
}

/** When a message was written: the time today, the date before. */
export function wordsOfMessage(iso) {
  const date = new Date(iso);
  const days = (startOfDay(new Date()) - startOfDay(date)) / 86_400_000;
  if (days < 0.5 && days > -0.5) return STYLES.t.format(date);
  if (days < 1.5 && days > 0) return `Yesterday at ${STYLES.t.format(date)}`;
  return `${STYLES.d.format(date)} ${STYLES.t.format(date)}`;
}

const startOfDay = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

export const clockWords = (iso) => STYLES.t.format(new Date(iso));
export const clockSeconds = (ms) => STYLES.T.format(new Date(ms));
export const dayWords = (iso) => STYLES.D.format(new Date(iso));
export const fullWords = (iso) => STYLES.F.format(new Date(iso));
export const isSameDay = (a, b) => startOfDay(new Date(a)) === startOfDay(new Date(b));

/** Keeps relative moments true. */
export function keepTime() {
  setInterval(() => {
    for (const element of document.querySelectorAll("time[data-relative]")) {
      const words = relative(Number(element.dataset.relative));
      if (element.textContent !== words) element.textContent = words;
    }
  }, 5_000);
}
