// Starts the page: finds out who there is, and waits where nobody answers yet.

import { readCast } from "./wire/control.js";
import { h } from "./view/dom.js";
import { Frame } from "./view/frame.js";
import { keepTime } from "./view/moments.js";

const PAUSE_MS = 1_000;

async function start() {
  try {
    const cast = await readCast();
    if (cast.people.length === 0) return say("This local Discord has no people to log in as.");
    const frame = new Frame(cast);
    document.body.replaceChildren(frame.element);
    frame.start();
    keepTime();
  } catch (error) {
    // Tokens are told only to whoever asks this machine by one of its own names.
    if (error.status === 403) return say("Open this page at 127.0.0.1 or localhost, on the machine that runs it.");
    say("The local Discord isn't responding. Trying again…");
    setTimeout(start, PAUSE_MS);
  }
}

const say = (words) => document.body.replaceChildren(h("main", { class: "nothing" }, h("h1", {}, "Local Discord"), h("p", { role: "status" }, words)));

start();
