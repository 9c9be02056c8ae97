// The ways into an offer and around it, through the page alone: files, menus of members, suggestions, direct messages,
// settings, threads. The offer's own story is story.test.mjs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Harness } from "./harness.mjs";

let harness, ana, ben;
before(async () => {
  harness = await Harness.open();
  [ana, ben] = [harness.left, harness.right];
});
after(() => harness?.close());

const option = (side, name) => side.pane.getByRole("option", { name });

/** Types a command's name and the value of its first option, and waits for what is suggested. */
async function type(side, command, value, suggestion) {
  await side.composer.click();
  await side.composer.pressSequentially(`/${command}`);
  await option(side, `/${command}`).first().waitFor();
  await harness.page.keyboard.press("Enter");
  await side.openOption();
  await harness.page.keyboard.type(value);
  await option(side, suggestion).first().click();
}

test("Ben writes a profile of five inputs, and Ana finds it by a suggested skill", async () => {
  await ben.command("profile edit");
  await ben.form.waitFor();
  assert.equal(await ben.form.locator("input[name], textarea[name]").count(), 5);
  await ben.submit({ headline: "Web pages that load at once", bio: "Ten years of small sites for small shops. I answer within a day.", skills: "Web design, Illustration", rate: "45 EUR/h", links: "https://example.com/ben" });
  await ben.message("This is how others see your profile").waitFor();
  await type(ana, "freelancers find", "web", /Web design/);
  await ana.press("Run /freelancers find");
  await ana.message("Freelancers: Web design").waitFor();
  await ana.choose("Ben");
  await ana.message("Web pages that load at once").waitFor();
});

test("an offer begins in a member's menu", async () => {
  await ana.press("Members");
  await ana.pane.locator(".member", { hasText: "Ben" }).click({ button: "right" });
  await ana.pane.getByRole("menuitem", { name: "View profile" }).click();
  await ana.message("Web pages that load at once").waitFor();
  await ana.pane.locator(".member", { hasText: "Ben" }).click({ button: "right" });
  await ana.pane.getByRole("menuitem", { name: "Send direct offer" }).click();
  await ana.submit({ title: "Menu cards", description: "Four pages, printed.", price: "300 EUR" });
  await ana.press("Discard", ana.message("Preview"));
  await ana.message("Draft discarded").waitFor();
  await ana.press("Members");
});

test("a file goes with an offer into the room", async () => {
  await type(ana, "offer send", "Ben", "Ben");
  await ana.pane.getByRole("button", { name: /optional/ }).click();
  await option(ana, /^file/).first().click();
  await ana.pane.locator(".option input[type=file]").setInputFiles({ name: "floor plan.txt", mimeType: "text/plain", buffer: Buffer.from("a door, an oven, a window\n") });
  await ana.press("Run /offer send");
  await ana.submit({ title: "Website for a bakery", description: "Opening hours, the bread of the day, a map.", price: "$1,500", schedule: "due in 3 weeks", milestones: "Design: 500\nBuild: 1,000" });
  await ana.message("Preview").waitFor();
  await ana.press("Send", ana.message("Preview"));
  await ben.open("ana-ben");
  await ben.message("Version 1 · Pending").waitFor();
  await ben.pane.getByRole("link", { name: /floor/ }).waitFor();
});

test("Ana edits it, choosing it from the suggestions", async () => {
  await type(ana, "offer edit", "bakery", /Website for a bakery/);
  await ana.press("Run /offer edit");
  await ana.form.waitFor();
  await ana.submit({ price: "$1,700", milestones: "Design: 600\nBuild: 1,100" });
  const preview = ana.message("Nothing has been sent yet");
  await preview.getByText("1,700 USD").waitFor();
  await ana.press("Send", preview);
  await ana.message("is now version 2").waitFor();
  await ben.message("Version 2 · Pending").waitFor();
});

test("Ben accepts in a direct message", async () => {
  await ben.pane.getByRole("button", { name: /^Direct messages/ }).click();
  await ben.open("Parley");
  await ben.message("Version 2").waitFor();
  await ben.press("Accept offer", ben.message("Here's version 2"));
  await ben.press("Accept these terms");
  await ben.message("Offer accepted").waitFor();
});

test("Ana's direct message leads to the room", async () => {
  await ana.pane.getByRole("button", { name: /^Direct messages/ }).click();
  // Her first one may still be on its way: it is in the list when it arrives.
  await ana.open("Parley");
  await ana.message("accepted your offer").getByText("Open channel").click();
  await ana.pane.locator(".room-name", { hasText: "ana-ben" }).waitFor();
  await ana.message("Contract: Website for a bakery").waitFor();
});

test("the list of offers is filtered by its menus", async () => {
  await ana.open("general");
  await ana.command("offers");
  const list = ana.message("Your offers");
  await list.locator("button.select", { hasText: "All statuses" }).click();
  await option(ana, "Declined").click();
  await ana.message("No declined offers").waitFor();
});

test("Mia chooses the moderators' role and uses private threads", async () => {
  await ben.be("Mia");
  await ben.pane.getByRole("button", { name: /^Workshop/ }).click();
  await ben.open("general");
  await ben.command("parley settings");
  const settings = ben.message("Server settings");
  await settings.locator("button.select", { hasText: "Moderator role" }).click();
  await option(ben, "@Moderator").click();
  await ben.message("can now see every offer").waitFor();
  await ben.press("Edit defaults");
  await ben.submit({ currency: "EUR" });
  await ben.message("in EUR").waitFor();
  await ben.press("Use threads");
  await ben.message("From now on, Parley creates private threads").waitFor();
});

test("Chidi answers in a thread", async () => {
  await ana.command("offer send", "Chidi");
  await ana.submit({ title: "Photos", description: "Thirty pictures.", price: "60/h, max 10 h/week" });
  await ana.press("Send", ana.message("Preview"));
  await ana.message("is on its way").waitFor();
  const chidi = ben;
  await chidi.be("Chidi");
  await chidi.open("ana-chidi");
  await chidi.pane.locator(".room-head .parent", { hasText: "#offer-threads" }).waitFor();
  await chidi.message("60 EUR").waitFor();
  await chidi.press("Request changes");
  await chidi.submit({ price: "70 EUR/h, max 10 h/week" });
  await chidi.press("Send request", chidi.message("Nothing has been sent yet"));
  await ana.open("ana-chidi");
  await ana.message("Change request for offer #2").getByText("70 EUR").waitFor();
});

test("the page said no error and asked no other host", () => {
  harness.checkQuiet();
});
