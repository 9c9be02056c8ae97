// Plays the probes in the order in which they were registered, and reports each as a line of JSON. The table puts them in its
// own order.

import { appendFileSync } from "node:fs";
import { within } from "./person.mjs";

const PATIENCE_MS = 20_000;
const probes = new Map();

/** Registers what tries a row of `rows.toml`. */
export function row(name, probe) {
  if (probes.has(name)) throw new Error(`there are two probes of "${name}"`);
  probes.set(name, probe);
}

async function whyNot(probe, lab) {
  try {
    await within(PATIENCE_MS, probe(lab), "the probe");
    return null;
  } catch (error) {
    const line = error.stack?.split("\n").find((at) => at.includes("discord-js/") && !at.includes("node_modules"));
    return `${error.name}: ${error.message} ${line?.trim() ?? ""}`.replaceAll("\n", " ");
  }
}

export async function play(lab, path) {
  for (const [name, probe] of probes) {
    appendFileSync(path, `${JSON.stringify({ row: name, why_not: await whyNot(probe, lab) })}\n`);
  }
}
