// A report and what moderators do with it, through the page alone. What each of them may is tested beside Parley; here it is
// that people find their way.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Harness } from "./harness.mjs";

let harness, ana, ben;
before(async () => {
  harness = await Harness.open();
  [ana, ben] = [harness.left, harness.right];
});
after(() => harness?.close());

test("Mia says where moderators are told things", async () => {
  await ben.be("Mia");
  await ben.command("parley settings");
  const settings = ben.message("Server settings");
  await settings.locator("button.select", { hasText: "Moderators' channel" }).click();
  await ben.pane.getByRole("option", { name: /mod-queue/ }).click();
  await ben.message("Make sure Parley can send messages there").waitFor();
  await ben.be("Ben");
});

test("Ben reports an offer in the menu of its message", async () => {
  await ana.command("offer send", "Ben");
  await ana.submit({ title: "Reshipping clerk", description: "Buy the starter kit first, we pay it back.", price: "$900" });
  await ana.press("Send", ana.message("Preview"));
  await ben.open("ana-ben");
  const card = ben.message("Reshipping clerk");
  await card.click({ button: "right" });
  await ben.pane.getByRole("menuitem", { name: "Report" }).click();
  await ben.pane.locator("button.select", { hasText: "What's wrong with it?" }).waitFor();
  await ben.choose("Asks me to pay to get the work");
  await ben.submit({ words: "She wants me to buy a kit." });
  const received = ben.message(/Report #\d+ received/);
  await received.waitFor();
  await ben.press("Decline and block", received);
  await ben.message("Declined and blocked").waitFor();
});

test("Mia claims it, reads it and suspends Ana", async () => {
  await ben.be("Mia");
  await ben.open("mod-queue");
  const card = ben.message(/Report #\d+ · Open/);
  await ben.press("Claim", card);
  await ben.message(/Report #\d+ claimed/).waitFor();
  await ben.press("Read report", ben.message(/Report #\d+ · Claimed/));
  await ben.message("She wants me to buy a kit.").waitFor();
  await ben.press("Suspend", ben.message(/Report #\d+ · Claimed/));
  await ben.submit({ why: "Nobody pays for work here.", length: "2 weeks" });
  await ben.message(/Report #\d+ · Closed/).waitFor();
});

test("Ana is told, and appeals in her direct messages", async () => {
  await ana.pane.getByRole("button", { name: /^Direct messages/ }).click();
  await ana.open("Parley");
  const told = ana.message("suspended you from sending offers");
  await told.waitFor();
  assert.ok(!(await told.textContent()).includes("Ben"), "who reported is not named");
  await ana.press("Appeal", told);
  await ana.submit({ words: "It was a template of somebody else's." });
  await ana.message("Appeal sent").waitFor();
  await ben.message("Appeal of suspension #1").waitFor();
});

test("Mia reads the audit and ends the suspension", async () => {
  await ben.press("End early", ben.message("Appeal of suspension #1"));
  await ben.submit({ why: "She took the text down." });
  await ben.message("Suspension #1 ended").waitFor();
  await ben.command("parley audit");
  await ben.message("Ended suspension").waitFor();
  await ana.message("ended your suspension early").waitFor();
});

test("the page said no error and asked no other host", () => {
  harness.checkQuiet();
});
