// What a pane does when the bot or the whole Discord goes away and comes back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Harness } from "./harness.mjs";

let harness, ana, ben;
before(async () => {
  harness = await Harness.open();
  [ana, ben] = [harness.left, harness.right];
});
after(() => harness?.close());

test("a bot that is away does not answer, and one that is back does", async () => {
  await ana.command("offers");
  await ana.message("No offers").or(ana.message("offers")).last().waitFor();
  await harness.stopBot();
  await ana.command("offers");
  await ana.message("The application did not respond").waitFor();
  await harness.startBot();
  await ana.command("offer send", "Ben");
  await ana.form.waitFor();
});

test("a form outlives a restart of the bot", async () => {
  await harness.stopBot();
  await harness.startBot();
  await ana.submit({ title: "A logo", description: "One logo.", price: "$300", schedule: "" });
  await ana.message("Preview").waitFor();
});

test("panes say that the Discord is gone, come back by themselves, and miss nothing", async () => {
  await harness.stopBot();
  await harness.stopDiscord();
  for (const side of [ana, ben]) await side.pane.getByText("Connection lost. Reconnecting…").waitFor();
  await ana.say("Not yet");
  await ana.pane.getByText("Not sent").waitFor();
  await harness.startDiscord();
  await harness.startBot();
  for (const side of [ana, ben]) await side.pane.getByText("Reconnecting…").waitFor({ state: "detached" });
  assert.equal((await ana.composer.inputValue()).trim(), "Not yet", "what was written is kept");
  await ana.composer.press("Enter");
  await ben.message("Not yet").waitFor();
  await ana.press("Send", ana.message("Preview"));
  await ana.message("Offer #1 is on its way").waitFor();
  await ben.channel("ana-ben").locator(".count").waitFor();
});

test("a page that is loaded anew is where it was", async () => {
  await ben.open("ana-ben");
  await harness.page.reload();
  await ben.message("you have a direct offer").waitFor();
  assert.equal(await ben.channel("ana-ben").locator(".count").count(), 0);
});

test("a world that is begun anew is entered by itself", async () => {
  await ben.be("Chidi");
  await harness.stopBot();
  await harness.stopDiscord();
  await harness.forget();
  await harness.startDiscord();
  await harness.startBot();
  await ana.channel("ana-ben").waitFor({ state: "detached" });
  await ben.pane.getByText("Welcome to #general").waitFor();
  assert.equal(await ana.messages.count(), 0);
  await ana.command("offers");
  await ana.message("You have no offers").or(ana.message("/offer send")).last().waitFor();
});

test("nothing but the lost connections was an error", async () => {
  harness.checkQuiet(["Failed to load resource", "WebSocket connection to"]);
});
