// Whose direct messages are open, and the local Discord's clock. Must not know calls or faults.

import { moveClock, readCast, setDms } from "../wire/control.js";
import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { fullWords } from "./moments.js";

const HOUR_MS = 3_600_000;
const STEPS = [["+1 minute", 60_000], ["+1 hour", HOUR_MS], ["+1 day", 24 * HOUR_MS], ["+7 days", 168 * HOUR_MS]];

/** Fills `body`; nothing has to be ended. */
export function drawClock(body) {
  const note = h("span", { class: "drawer-note", role: "status" });
  const people = h("div", { class: "drawer-people" });
  const clock = h("b", {});
  const move = async (ms) => {
    try {
      const { now_ms: now } = await moveClock(ms);
      clock.textContent = fullWords(now);
    } catch (error) {
      note.textContent = error.message;
    }
  };
  const look = async () => {
    const cast = await readCast().catch((error) => ((note.textContent = error.message), { people: [] }));
    fill(people, cast.people.map(row));
  };
  const row = (person) => {
    const box = h("input", { type: "checkbox", key: person.id, on: { change: () => change(person, box.checked) } });
    box.checked = person.dms === "open";
    return h("label", { class: "drawer-person" }, avatar(person.name, "tiny"), person.name, box, " accepts direct messages");
  };
  const change = async (person, isOpen) => {
    await setDms(person.id, isOpen ? "open" : "closed").catch((error) => (note.textContent = error.message));
    look();
  };
  const steps = STEPS.map(([words, ms]) => h("button", { type: "button", class: "button secondary", on: { click: () => move(ms) } }, words));
  body.append(
    people,
    h("div", { class: "drawer-line" }, "Discord's clock: ", clock, steps),
    h("p", { class: "drawer-note" }, "The bot has its own clock, which doesn't move with this one."),
    note,
  );
  look();
  move(0);
  return () => {};
}
