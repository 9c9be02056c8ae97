// The control side of the local Discord: who can be logged in as, and what only its developers see. Nothing of what
// people do goes through here.

async function ask(method, path, body) {
  const request = { method };
  if (body !== undefined) {
    request.headers = { "content-type": "application/json" };
    request.body = JSON.stringify(body);
  }
  const response = await fetch(`/_emulator${path}`, request);
  if (!response.ok) throw Object.assign(new Error(`${method} /_emulator${path}: ${response.status}`), { status: response.status });
  return response.text();
}

const json = async (...asked) => JSON.parse(await ask(...asked));

/** `{people, bots, guide}`. */
export const readCast = () => json("GET", "/people");
/** Calls numbered above `after`, at most the newest `last` of them. */
export async function readCalls(after, last) {
  const text = await ask("GET", `/calls?after=${after}&last=${last}`);
  return text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}
export const readFaults = () => json("GET", "/faults");
export const addFault = (fault) => ask("POST", "/faults", fault);
export const clearFaults = () => ask("DELETE", "/faults");
export const setDms = (person, dms) => ask("PATCH", `/people/${person}`, { dms });
export const moveClock = (ms) => json("POST", "/clock", { advance_ms: ms });
