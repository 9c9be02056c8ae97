// What a client of Discord does, one thing at a time, with a bot that answers in every way there is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Bot } from "./bot.mjs";
import { Harness } from "./harness.mjs";

let harness, bot, ana, ben, general;
before(async () => {
  harness = await Harness.open({ scenario: new URL("features.toml", import.meta.url).pathname, bot: false });
  [ana, ben] = [harness.left, harness.right];
  bot = await Bot.start(harness.base, harness.ready.bots.Robo);
  const channels = await bot.call("GET", `/guilds/${harness.ready.servers.Lab}/channels`);
  general = channels.find((channel) => channel.name === "general").id;
});
after(async () => {
  bot?.end();
  await harness?.close();
});

test("plain messages reach the other side, with mentions, replies and files", async () => {
  await ana.say("Hello @Ben, see #quiet");
  const heard = ben.message("Hello @Ben");
  await heard.locator("button.mention", { hasText: "#quiet" }).waitFor();
  assert.match(await heard.getAttribute("class"), /for-me/);
  await heard.hover();
  await heard.getByRole("button", { name: "Message actions" }).click();
  await ben.pane.getByRole("menuitem", { name: "Reply" }).click();
  await ben.pane.locator("input[type=file]").setInputFiles({ name: "a <b>.txt", mimeType: "text/plain", buffer: Buffer.from("words") });
  await ben.say("I see it");
  const answer = ana.message("I see it");
  await answer.locator(".above", { hasText: "Hello" }).waitFor();
  await answer.getByRole("link", { name: "a <b>.txt" }).waitFor();
  await answer.getByText("5 bytes").waitFor();
});

test("a command that thinks settles later, one that is silent fails", async () => {
  await ana.command("thinking");
  await ana.message("Robo is thinking…").waitFor();
  await bot.edit(bot.waiting.pop(), { content: "Thought it over" });
  await ana.message("Thought it over").waitFor();
  assert.equal(await ben.message("Thought it over").count(), 0);
  await ana.command("silent");
  await ana.message("The application did not respond").waitFor();
  await ana.press("Dismiss message", ana.message("The application did not respond"));
  await ana.message("The application did not respond").waitFor({ state: "detached" });
});

test("a form keeps to lengths and required inputs", async () => {
  await ana.command("form");
  await ana.form.waitFor();
  const input = (name) => ana.form.locator(`[name=${name}]`);
  const submit = () => ana.form.getByRole("button", { name: "Submit" }).click();
  await submit();
  await ana.form.getByText("This field is required").waitFor();
  assert.equal(await input("must").evaluate((element) => element === document.activeElement), true);
  await input("must").pressSequentially("123456789");
  assert.equal(await input("must").inputValue(), "12345");
  await input("short").fill("ab");
  await submit();
  await ana.form.getByText("Must be at least 3 characters").waitFor();
  await input("short").fill("");
  await harness.page.keyboard.press("Escape");
  await ana.form.getByText("discard what you typed").waitFor();
  await submit();
  await ana.message("Form: 12345||kept").waitFor();
});

test("a form has menus, buttons, boxes and files, all by keyboard", async () => {
  await ana.command("choices");
  await ana.form.waitFor();
  const { keyboard } = harness.page;
  await ana.form.locator("strong", { hasText: "this" }).waitFor();
  await ana.form.getByText("About people").waitFor();
  const submit = () => ana.form.getByRole("button", { name: "Submit" }).click();
  await submit();
  assert.equal(await ana.form.getByText("This field is required").count(), 4);
  const people = ana.form.getByRole("button", { name: "people" });
  assert.equal(await people.evaluate((element) => element === document.activeElement), true);
  await keyboard.press("Enter");
  await keyboard.type("Be");
  await ana.pane.getByRole("option", { name: "Ben" }).waitFor();
  await keyboard.press("Enter");
  await keyboard.press("Escape");
  await people.filter({ hasText: "Ben" }).waitFor();
  await keyboard.press("Tab");
  await keyboard.press("Space");
  await keyboard.press("ArrowDown");
  await keyboard.press("Tab");
  for (const _ of ["a", "b", "c"]) {
    await keyboard.press("Space");
    await keyboard.press("Tab");
  }
  const file = (name) => ({ name, mimeType: "text/plain", buffer: Buffer.from(name) });
  await ana.form.locator("input[type=file]").setInputFiles([file("one.txt"), file("two.txt")]);
  await submit();
  await ana.form.getByText("Choose at most 2").waitFor();
  await keyboard.press("Space");
  await ana.form.getByRole("button", { name: "Remove one.txt" }).click();
  await submit();
  await ana.message("Form: 1|b|2|1").waitFor();
  const { data } = bot.interactions.at(-1);
  assert.deepEqual(Object.values(data.resolved.attachments).map((sent) => sent.filename), ["two.txt"]);
  assert.deepEqual(Object.keys(data.resolved.users), [harness.ready.people.Ben.id]);
  assert.deepEqual(data.components[3].component.values, ["b", "c"]);
});

test("every kind of option is offered, completed and checked", async () => {
  await ana.command("options");
  const { keyboard } = harness.page;
  const entry = (name) => ana.pane.getByRole("option", { name });
  await ana.pane.getByText("This option is required").waitFor();
  await keyboard.type("li");
  await entry("Lisbon").click();
  await entry("middle").click();
  await keyboard.type("Be");
  await entry("Ben").click();
  await keyboard.type("qui");
  await entry("#quiet").click();
  await keyboard.type("9");
  await keyboard.press("Enter");
  await ana.pane.getByText("Enter a number of at most 5").waitFor();
  await keyboard.press("Backspace");
  await keyboard.type("4");
  await keyboard.press("Enter");
  await ana.pane.getByText("This option is required").waitFor();
  await entry("True").click();
  await ana.pane.getByRole("button", { name: "+2 optional" }).click();
  await entry("role").click();
  await keyboard.type("help");
  await entry("Helper").click();
  await ana.pane.getByRole("button", { name: "+1 optional" }).click();
  await entry("file").click();
  await ana.pane.locator(".option input[type=file]").setInputFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
  await ana.pane.getByRole("button", { name: "Run /options" }).click();
  await ana.message("Options: city=LISBON size=m").waitFor();
  const sent = bot.interactions.at(-1).data;
  assert.equal(sent.options.find((option) => option.name === "count").value, 4);
  assert.equal(sent.options.find((option) => option.name === "loud").value, true);
  assert.equal(Object.values(sent.resolved.attachments)[0].filename, "plan.txt");
  assert.equal(Object.values(sent.resolved.roles)[0].name, "Helper");
});

test("buttons load, update, acknowledge and fail; menus send what was chosen", async () => {
  await ana.command("board");
  const board = ana.message("The board");
  await board.locator(".embed-author .avatar").waitFor();
  assert.equal(await board.locator("img").count(), 0, "a picture elsewhere is not fetched");
  assert.equal(await board.getByRole("button", { name: "disabled" }).isDisabled(), true);
  await ana.press("mute", board);
  await board.locator(".button.waiting").waitFor();
  await board.getByText("This interaction failed").waitFor();
  await ana.press("quiet", board);
  await board.getByText("This interaction failed").waitFor({ state: "detached" });
  await ana.pane.locator(".waiting").waitFor({ state: "detached" });
  const menu = (name) => board.locator("button.select", { hasText: name });
  await menu("Up to two").click();
  await ana.pane.getByRole("option", { name: "Option a" }).click();
  await ana.pane.getByRole("option", { name: "Option c" }).click();
  await harness.page.keyboard.press("Escape");
  await ana.message("Chosen: a c").waitFor();
  await menu("Somebody").click();
  await ana.pane.getByRole("option", { name: "Ben" }).click();
  await ana.message(`Chosen: ${harness.ready.people.Ben.id}`).waitFor();
  await menu("Somewhere").click();
  await ana.pane.getByRole("option", { name: "#quiet" }).click();
  await ana.press("update", board);
  await ana.message("The board was changed").locator(".edited").waitFor();
  await ben.message("The board was changed").waitFor();
});

test("commands on people and messages", async () => {
  const target = ana.messages.filter({ hasText: "Hello @Ben" }).first();
  await target.click({ button: "right" });
  await ana.pane.getByRole("menuitem", { name: "Count words" }).click();
  await ana.message("4 words").waitFor();
  await ben.press("Members");
  await ben.pane.locator(".member", { hasText: "Ana" }).click({ button: "right" });
  await ben.pane.getByRole("menuitem", { name: "Praise" }).click();
  await ana.message("Well done, @Ana!").waitFor();
  await ben.pane.locator(".member", { hasText: "Ana" }).click({ button: "right" });
  await ben.pane.getByRole("menuitem", { name: "Mention" }).click();
  await ben.say("@Ana indeed");
  await ana.message("@Ana indeed").locator("button.mention").waitFor();
  await ben.press("Members");
});

test("direct messages, unread marks and threads", async () => {
  await ana.say("Off I go");
  await ana.message("Off I go").waitFor();
  await ana.open("quiet");
  await bot.say(general, { content: `<@${harness.ready.people.Ana.id}> one`, allowed_mentions: { parse: ["users"] } });
  await bot.say(general, { content: "two" });
  await ana.channel("general").locator(".count", { hasText: "1" }).waitFor();
  assert.match(await ana.channel("general").getAttribute("class"), /unread/);
  await ben.press("Members");
  await ben.pane.locator(".member", { hasText: "Ana" }).click();
  await ben.press("Message");
  await ben.pane.locator(".room-name", { hasText: "Ana" }).waitFor();
  await ben.say("psst");
  await ana.pane.getByRole("button", { name: "Direct messages, 1 mention, unread" }).click();
  await ana.message("psst").waitFor();
  await ana.pane.getByRole("button", { name: /^Lab/ }).click();
  await ana.open("general");
  await ana.pane.locator(".divider.new").waitFor();
  await ana.channel("general").locator(".count").waitFor({ state: "detached" });
  const thread = await bot.call("POST", `/channels/${general}/threads`, { name: "A private talk", type: 12, invitable: false });
  await bot.call("PUT", `/channels/${thread.id}/thread-members/${harness.ready.people.Ana.id}`);
  await ana.channel("A private talk").click();
  await ana.say("Here I am");
  await ana.message("Here I am").waitFor();
  await ben.pane.getByRole("button", { name: /^Lab/ }).click();
  await ben.channel("general").waitFor();
  assert.equal(await ben.channel("A private talk").count(), 0);
  await ana.open("general");
});

test("reactions are counted and added", async () => {
  const message = await bot.say(general, { content: "React to this" });
  await ana.message("React to this").waitFor();
  await bot.call("PUT", `/channels/${general}/messages/${message.id}/reactions/%F0%9F%91%8D/@me`);
  const reaction = (person) => person.message("React to this").locator(".reaction");
  await reaction(ana).filter({ hasText: "👍1" }).click();
  await reaction(ana).and(ana.pane.locator("[aria-pressed=true]")).filter({ hasText: "👍2" }).waitFor();
  await bot.call("PATCH", `/channels/${general}/messages/${message.id}`, { content: "React to this, please" });
  await ana.message("React to this, please").waitFor();
  await reaction(ana).filter({ hasText: "👍2" }).click();
  await reaction(ana).filter({ hasText: "👍1" }).waitFor();
  await bot.call("DELETE", `/channels/${general}/messages/${message.id}/reactions/%F0%9F%91%8D/@me`);
  await reaction(ana).waitFor({ state: "detached" });
});

test("the developer's drawer shows calls and switches faults", async () => {
  const { page } = harness;
  await page.keyboard.press("Control+.");
  const drawer = page.locator(".drawer");
  await drawer.locator(".call:visible", { hasText: `/channels/${general}/messages` }).first().waitFor();
  await drawer.getByRole("tab", { name: "Faults" }).click();
  await drawer.getByLabel("What happens").selectOption({ label: "500 before the effect" });
  await drawer.getByRole("button", { name: "Add fault" }).click();
  await drawer.getByText("hit 0 of 1").waitFor();
  await assert.rejects(bot.say(general, { content: "never" }), /500/);
  await drawer.getByText("hit 1 of 1").waitFor();
  await drawer.getByRole("button", { name: "Clear all" }).click();
  await drawer.getByText("No faults are active").waitFor();
  await drawer.getByRole("tab", { name: "People and clock" }).click();
  await drawer.locator(".drawer-person", { hasText: "Ben" }).getByRole("checkbox").uncheck();
  await drawer.getByRole("button", { name: "+1 hour" }).click();
  await page.keyboard.press("Control+.");
  await drawer.waitFor({ state: "hidden" });
});

test("the page said no error and asked no other host, and the bot none", async () => {
  assert.equal(bot.failure, undefined);
  harness.checkQuiet();
});

test("polls, posts with tags, role colors and time-outs show as in Discord", async () => {
  const { Lab } = harness.ready.servers;
  const { Ana, Ben } = harness.ready.people;
  const asAna = async (method, path, body) => {
    const headers = { authorization: Ana.token, "content-type": "application/json" };
    const response = await fetch(`${harness.base}/api/v10${path}`, { method, headers, body: JSON.stringify(body) });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  };
  const answers = ["Pizza", "Soup"].map((text) => ({ poll_media: { text } }));
  const poll = await bot.say(general, { poll: { question: { text: "What's for lunch?" }, answers, duration: 24 } });
  const [seen, shared] = [ana.message("What's for lunch?"), ben.message("What's for lunch?")];
  await seen.getByRole("radio", { name: "Soup" }).check();
  await ana.press("Vote", seen);
  await seen.locator(".poll-result.own", { hasText: "Soup" }).getByText("1 vote 100%").waitFor();
  await shared.getByText("1 vote", { exact: false }).first().waitFor();
  await shared.getByRole("radio", { name: "Pizza" }).check();
  await ben.press("Vote", shared);
  await seen.getByText("1 vote 50%").nth(1).waitFor();
  await ana.press("Remove vote", seen);
  await seen.getByRole("radio", { name: "Soup" }).waitFor();
  await bot.call("POST", `/channels/${general}/polls/${poll.id}/expire`);
  await seen.getByText("Poll closed").waitFor();
  await seen.locator(".poll-result.won", { hasText: "Pizza" }).waitFor();

  await ben.say("What color am I?");
  const roles = await bot.call("GET", `/guilds/${Lab}/roles`);
  await asAna("PATCH", `/guilds/${Lab}/roles/${roles.find((role) => role.name === "Helper").id}`, { color: 0xe67e22 });
  // The message may be drawn anew meanwhile, so no element of it is kept.
  const author = ana.message("What color am I?").locator('.author[style*="--name: #e67e22"]');
  await author.waitFor();
  assert.equal(await author.evaluate((element) => getComputedStyle(element).color), "rgb(230, 126, 34)");

  const forum = await bot.call("POST", `/guilds/${Lab}/channels`, { name: "ideas", type: 15, available_tags: [{ name: "Done", emoji_name: "✅" }] });
  const post = { name: "A better page", message: { content: "With polls" }, applied_tags: [forum.available_tags[0].id] };
  await bot.call("POST", `/channels/${forum.id}/threads`, post);
  await ana.open("ideas");
  const card = ana.pane.locator(".post", { hasText: "A better page" });
  await card.locator(".tag", { hasText: "✅ Done" }).waitFor();
  await harness.checkAccessible("a forum and a poll");
  await card.click();
  await ana.message("With polls").waitFor();
  await ana.pane.locator(".room-head .tag", { hasText: "Done" }).waitFor();
  await ana.open("general");

  const until = new Date(Date.now() + 20 * 86_400_000).toISOString();
  await asAna("PATCH", `/guilds/${Lab}/members/${Ben.id}`, { communication_disabled_until: until });
  await ana.message("What color am I?").locator(".timed-out").waitFor();
  await ben.pane.getByPlaceholder(/^You're in time-out until/).waitFor();
  assert.equal(await ben.composer.isDisabled(), true);
  await asAna("PATCH", `/guilds/${Lab}/members/${Ben.id}`, { communication_disabled_until: null });
  await ben.say("I'm back");
  await ana.message("I'm back").waitFor();
});
