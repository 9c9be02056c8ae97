// The whole story of a direct offer, played through the page alone by both sides.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Harness } from "./harness.mjs";

const TYPED = {
  title: "Website for a bakery",
  description: "One page for phone and desktop: opening hours, the bread of the day, a map.",
  price: "up to $1,500",
  schedule: "due in 3 weeks",
  milestones: "Design: 500\nBuild: 1,000",
};

let harness, ana, ben;
before(async () => {
  harness = await Harness.open();
  [ana, ben] = [harness.left, harness.right];
});
after(() => harness?.close());

const guideSays = (words) => harness.page.locator(".guide", { hasText: words }).waitFor();

test("Ana sends an offer, after fixing a wrong price", async () => {
  await guideSays("/offer send");
  await ana.command("offer send", "Ben");
  await guideSays("Fill in the form");
  await ana.submit(TYPED);
  const wrong = ana.message("Price");
  await wrong.getByText("Only you can see this").waitFor();
  await ana.press("Fix it", wrong);
  await ana.form.waitFor();
  for (const [name, typed] of Object.entries(TYPED)) assert.equal(await ana.form.locator(`[name=${name}]`).inputValue(), typed);
  await ana.submit({ price: "$1,500" });
  const preview = ana.message("Preview");
  await preview.getByText("1,500 USD").waitFor();
  await preview.getByText("Only you can see this").waitFor();
  await ana.press("Edit", preview);
  await ana.submit({ title: "A website for a bakery" });
  await ana.message("A website for a bakery").waitFor();
  await guideSays("Only Ana can see this");
  await ana.press("Send", ana.message("Preview"));
  await ana.message("Offer #1 is on its way").waitFor();
  assert.equal(await ben.messages.count(), 0, "nobody else sees any of it");
});

test("Ben is mentioned in a room of the two, and sees the card", async () => {
  await ben.channel("ana-ben").locator(".count", { hasText: "1" }).waitFor();
  await ben.pane.getByRole("button", { name: "Workshop, 1 mention, unread" }).waitFor();
  await ben.open("ana-ben");
  const card = ben.message("you have a direct offer");
  await card.getByText("Offer #1 · Version 1 · Pending").waitFor();
  assert.match(await card.getAttribute("class"), /for-me/);
  assert.equal(await card.locator(".embed .timestamp").first().evaluate((element) => element.tagName), "TIME");
  await ben.pane.locator(".channel.open .count").waitFor({ state: "detached" });
  await ana.open("ana-ben");
  await ana.message("Offer #1 · Version 1 · Pending").waitFor();
});

test("Ben asks for changes, Ana approves them", async () => {
  await ben.press("Request changes");
  await ben.form.waitFor();
  assert.match(await ben.form.locator("[name=price]").inputValue(), /1,500/);
  await ben.submit({ price: "$1,800", schedule: "due in 4 weeks", milestones: "Design: 600\nBuild: 1,200" });
  const wished = ben.message("Nothing has been sent yet");
  await ben.press("Add message", wished);
  await ben.form.waitFor();
  await ben.submit({ message: "The map takes a week more." });
  await wished.getByText("The map takes a week more.").waitFor();
  await ben.press("Send request", wished);
  const request = ana.message("Change request for offer #1");
  await request.getByText("The map takes a week more.").waitFor();
  await ana.message("Version 1 · Changes requested").waitFor();
  await ana.press("Approve", request);
  await ana.message("offer #1 is now version 2").waitFor();
  await ben.message("Offer #1 · Version 2 · Pending").waitFor();
  await ben.message("Offer #1 · Version 1 · Replaced").waitFor();
  assert.equal(await ben.message("Version 1 · Replaced").locator(".button").count(), 0);
});

test("Ben accepts, and must confirm the exact terms", async () => {
  await ben.press("Accept offer", ben.message("Offer #1 · Version 2 · Pending"));
  const question = ben.message("Accept these terms");
  await question.locator(".only-you").waitFor();
  assert.equal(await ana.pane.getByText("Accept these terms").count(), 0);
  await ben.press("Accept these terms", question);
  await ben.message("Offer accepted").waitFor();
  for (const side of [ana, ben]) {
    await side.message("Offer #1 · Version 2 · Accepted").waitFor();
    await side.message("Contract for offer #1 · Version 2").waitFor();
    await side.message("pinned a message").waitFor();
  }
  await guideSays("Submit work");
});

test("Ben submits a milestone, and Ana approves it", async () => {
  await ben.press("Submit work", ben.message("Contract for offer #1 · Version 2"));
  await ben.message("Which milestone is ready?").waitFor();
  await ben.choose("1. Design");
  await ben.submit({ message: "The wireframes are done." });
  await ben.message("Submitted: 1. Design").waitFor();
  await guideSays("Review work");
  const news = ana.message("submitted this");
  await news.getByText("The wireframes are done.").waitFor();
  await ana.press("Review work", news);
  await ana.press("Approve", ana.message("You can't undo it"));
  await ana.message("Approved: 1. Design").waitFor();
  for (const side of [ana, ben]) {
    await side.message("1 of 2 milestones approved").waitFor();
  }
  await guideSays("Ana pays outside Parley");
  await ana.press("Record payment", ana.message("Approved: 1. Design"));
  await ana.submit({ amount: "500", note: "By bank transfer" });
  await ana.press("Record", ana.message("Preview: you paid"));
  await guideSays("Review payment");
  await ben.press("Review payment", ben.message("says they paid 500 USD"));
  await ben.press("Confirm", ben.message("Is this right?"));
  for (const side of [ana, ben]) {
    await side.message("Confirmed: 500 USD of").waitFor();
  }
  await guideSays("Close contract");
  await ana.press("Close contract", ana.message("Confirmed: 500 USD of"));
  await ana.choose("Completed");
  await ana.submit({ message: "Thank you, Ben!" });
  await ana.press("Close contract", ana.message("Preview: close the contract"));
  await ana.message("closed the contract").waitFor();
  await guideSays("Give feedback");
  await ana.press("Give feedback", ana.message("How was it to work together?"));
  await ana.press("5 ★", ana.message("Your feedback on contract #1"));
  await ana.press("Send feedback", ana.message("★★★★★"));
  await ana.message("Feedback saved").waitFor();
  await guideSays("Ben can't see whether Ana gave any");
  await ben.press("Give feedback", ben.message("How was it to work together?"));
  await ben.press("4 ★", ben.message("Your feedback on contract #1"));
  await ben.press("Send feedback", ben.message("★★★★☆"));
  for (const side of [ana, ben]) {
    await side.message("You both gave feedback").waitFor();
  }
  await guideSays("/profile view");
  await ben.command("profile view");
  await ben.press("What went into it");
  await ben.message("What went into your score").waitFor();
  await guideSays("/offers");
  await ana.command("offers");
  await ana.message("1 offer").waitFor();
  await guideSays("Send Chidi an offer too");
  await ana.press("Pinned messages", ana.pane.locator(".room-head"));
  await ana.pane.getByRole("dialog", { name: "Pinned messages" }).locator(".panel-row").waitFor();
  await harness.page.keyboard.press("Escape");
});

test("Chidi declines an offer with a reason and a message", async () => {
  await ana.open("general");
  await ana.command("offer send", "Chidi");
  await ana.submit({ title: "Photos of a bakery", description: "Thirty pictures.", price: "60 EUR/h, max 10 h/week", schedule: "" });
  await ana.press("Send", ana.message("Preview"));
  await ana.message("Offer #2 is on its way").waitFor();
  await guideSays("become Chidi");
  const chidi = harness.right;
  await chidi.be("Chidi");
  await chidi.open("ana-chidi");
  assert.equal(await chidi.channel("ana-ben").count(), 0);
  await chidi.press("Decline offer", chidi.message("Offer #2 · Version 1 · Pending"));
  await chidi.message("no penalty").waitFor();
  await chidi.choose("Too busy");
  await chidi.submit({ message: "I am away until spring." });
  await chidi.message("Offer #2 declined").waitFor();
  await guideSays("/profile edit");
  await ana.channel("ana-chidi").locator(".count").waitFor();
  await ana.open("ana-chidi");
  await ana.message("I am away until spring.").waitFor();
  await ana.message("Offer #2 · Version 1 · Declined").waitFor();
  await ana.command("offers");
  await ana.message("2 offers").waitFor();
});

test("a job is posted where the server has its board, and who is invited is hired", async () => {
  const [ana, right] = [harness.left, harness.right];
  await right.be("Mia");
  await right.open("general");
  await right.command("parley settings");
  await right.press("Job board");
  await right.choose("find-work");
  await right.message("Jobs now appear in").waitFor();
  await guideSays("/job post");
  await ana.open("general");
  await ana.command("job post");
  await ana.submit({ title: "Bread of the month", description: "One drawing a month.", skills: "Illustration", budget: "90 EUR" });
  await ana.press("Post job", ana.message("Preview"));
  await ana.message("Job #1 posted").waitFor();
  await ana.open("find-work");
  await guideSays("press Invite");
  await ana.press("Invite", ana.message("Job #1 · Open"));
  await ana.choose("Ben");
  await ana.message("Invitation to job #1 sent").waitFor();
  await right.be("Ben");
  await right.pane.getByRole("button", { name: /^Direct messages/ }).click();
  await right.open("Parley");
  await guideSays("Send proposal");
  await right.press("Send proposal", right.message("Invitation to job #1"));
  await right.submit({ letter: "I draw bread.", price: "90 EUR" });
  await right.press("Send proposal", right.message("Preview"));
  await right.message("Proposal sent for job #1").waitFor();
  await guideSays("Proposals on the job");
  await ana.press("Proposals", ana.message("Job #1 · Open"));
  await ana.choose("Ben");
  await ana.press("Hire", ana.message("I draw bread."));
  await ana.submit({});
  await ana.press("Send", ana.message("Preview"));
  await ana.message("is on its way").waitFor();
  await guideSays("an offer like any other");
});

test("the page said no error and asked no other host", async () => {
  harness.checkQuiet();
});
