// The calls of the bot, newest last, as they happen. Asks once a second. Must not know faults.

import { readCalls } from "../wire/control.js";
import { h } from "./dom.js";
import { clockSeconds } from "./moments.js";

const EVERY_MS = 1_000;
const SHOWN = 300;

/** Fills `body` until the returned function is called. */
export function drawCalls(body, frame) {
  let after = 0;
  let isEnded = false;
  let timer = null;
  const people = new Map([...frame.people, ...frame.bots].map(({ id, name }) => [id, name]));
  const bots = new Set(frame.bots.map((bot) => bot.id));
  const all = h("input", { type: "checkbox", on: { change: () => rows.classList.toggle("with-people", all.checked) } });
  const rows = h("div", { class: "calls", tabindex: "0", role: "log", "aria-live": "off", "aria-label": "Calls" });
  const note = h("span", { class: "drawer-note" });
  body.append(h("div", { class: "drawer-line" }, h("label", {}, all, " Include people's calls"), note), rows);

  const look = async () => {
    try {
      const calls = await readCalls(after, SHOWN);
      if (isEnded) return;
      note.textContent = "";
      const isAtEnd = rows.scrollHeight - rows.scrollTop - rows.clientHeight < 40;
      rows.append(...calls.map((call) => drawCall(call, people, bots)));
      while (rows.childElementCount > SHOWN) rows.firstChild.remove();
      after = calls.at(-1)?.n ?? after;
      if (isAtEnd && calls.length > 0) rows.scrollTop = rows.scrollHeight;
    } catch {
      // A new start counts its calls from 1 again.
      after = 0;
      note.textContent = "The local Discord isn't responding.";
    }
    if (!isEnded) timer = setTimeout(look, EVERY_MS);
  };
  look();
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}

/** Tokens of interactions are long and say nothing. */
const shorten = (path) => path.replace("/api/v10", "").replace(/\/[\w-]{60,}/, "/…");

function drawCall(call, people, bots) {
  const kind = bots.has(call.who) || (!people.has(call.who) && /webhooks|callback/.test(call.path)) ? "of-bot" : "of-person";
  const level = call.status === 0 || call.status >= 500 ? "bad" : call.status >= 400 ? "poor" : "good";
  const summary = h(
    "summary",
    {},
    h("span", { class: "call-time" }, clockSeconds(call.at_ms)),
    h("span", { class: `call-status ${level}` }, call.status || "lost"),
    h("span", { class: "call-method" }, call.method),
    h("span", { class: "call-path", title: call.path }, shorten(call.path)),
    call.fault && h("span", { class: "call-fault" }, call.fault),
    h("span", { class: "call-who" }, people.get(call.who) ?? ""),
  );
  const details = h("details", { class: `call ${kind}` }, summary);
  // Bodies are drawn when somebody looks.
  details.addEventListener("toggle", () => {
    if (!details.open || details.childElementCount > 1) return;
    const part = (title, value) => value !== null && h("div", {}, h("h4", {}, title), h("pre", { tabindex: "0", "aria-label": title }, JSON.stringify(value, null, 2)));
    details.append(h("div", { class: "call-bodies" }, part("Request", call.request), part("Response", call.response)));
  });
  return details;
}
