// Plays the probes of discord.js: `node main.mjs READY.json REPORTS.jsonl`.

import { Lab } from "./lab.mjs";
import { play } from "./report.mjs";
import "./connection.mjs";
import "./messages.mjs";
import "./interactions.mjs";
import "./channels.mjs";
import "./server.mjs";
import "./limits.mjs";

const lab = await new Lab().open(process.argv[2]);
await play(lab, process.argv[3]);
await lab.close();
process.exit(0);
