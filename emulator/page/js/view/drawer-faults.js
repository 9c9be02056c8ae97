// Faults to switch on: which calls of the bot they strike, how often, and what is in force. Must not know calls.

import { addFault, clearFaults, readFaults } from "../wire/control.js";
import { fill, h } from "./dom.js";

const EVERY_MS = 1_500;
const KINDS = [
  ["429 Too Many Requests", { kind: "status_before", status: 429, retry_after: 2 }],
  ["500 before the effect", { kind: "status_before", status: 500 }],
  ["500 after the effect", { kind: "status_after", status: 500 }],
  ["Response lost after the effect", { kind: "reply_lost" }],
  ["2 seconds late", { kind: "latency", ms: 2_000 }],
];
const ROUTES = [
  ["Every call", undefined],
  ["New messages", "POST /channels/{channel_id}/messages"],
  ["Edited messages", "PATCH /channels/{channel_id}/messages/{message_id}"],
  ["New channels", "POST /guilds/{guild_id}/channels"],
  ["Interaction responses", "POST /interactions/{interaction_id}/{interaction_token}/callback"],
  ["Pins", "PUT /channels/{channel_id}/messages/pins/{message_id}"],
];
const COUNTS = [["once", 1], ["3 times", 3], ["10 times", 10], ["until cleared", undefined]];

/** Fills `body` until the returned function is called. */
export function drawFaults(body) {
  const note = h("span", { class: "drawer-note", role: "status" });
  const menu = (label, entries) => h("select", { "aria-label": label }, entries.map(([words], at) => h("option", { value: at }, words)));
  const [kind, route, count] = [menu("What happens", KINDS), menu("Which calls", ROUTES), menu("How often", COUNTS)];
  const inForce = h("ul", { class: "faults" });
  const run = (act) => async () => {
    try {
      note.textContent = "";
      await act();
    } catch (error) {
      note.textContent = error.message;
    }
    look();
  };
  const add = run(() => addFault({ ...KINDS[kind.value][1], route: ROUTES[route.value][1], count: COUNTS[count.value][1] }));
  const button = (words, act, style = "secondary") => h("button", { type: "button", class: `button ${style}`, on: { click: act } }, words);
  body.append(
    h("div", { class: "drawer-line" }, kind, route, count, button("Add fault", add, "primary"), button("Clear all", run(clearFaults))),
    h(
      "div",
      { class: "drawer-line" },
      button("Drop the bot's connection", run(() => addFault({ kind: "gateway_drop" }))),
      button("End the bot's session", run(() => addFault({ kind: "gateway_invalidate", resumable: false }))),
      note,
    ),
    inForce,
  );
  const look = async () => {
    const faults = await readFaults().catch(() => []);
    const rows = faults.map(({ fault, hits }) => h("li", {}, h("b", {}, wordsOf(fault)), ` on ${fault.route ?? "every call"}: hit ${hits}${fault.count ? ` of ${fault.count}` : ""}`));
    fill(inForce, rows.length > 0 ? rows : h("li", {}, "No faults are active."));
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return () => clearInterval(timer);
}

const wordsOf = (fault) => KINDS.find(([, known]) => known.kind === fault.kind && known.status === fault.status)?.[0] ?? fault.kind;
