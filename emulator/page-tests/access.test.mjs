// Whether everybody can use the page: what axe finds in each look and state, the keyboard alone, a phone's width.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Bot } from "./bot.mjs";
import { Harness } from "./harness.mjs";

let harness, bot, ana, general;
before(async () => {
  harness = await Harness.open({ scenario: new URL("features.toml", import.meta.url).pathname, bot: false });
  ana = harness.left;
  bot = await Bot.start(harness.base, harness.ready.bots.Robo);
  const channels = await bot.call("GET", `/guilds/${harness.ready.servers.Lab}/channels`);
  general = channels.find((channel) => channel.name === "general").id;
  await bot.say(general, { content: `<@${harness.ready.people.Ana.id}> hello`, allowed_mentions: { parse: ["users"] } });
  await ana.command("board");
  await ana.message("The board").waitFor();
  await ana.command("form");
  await ana.form.waitFor();
  await harness.page.keyboard.press("Escape");
  await ana.command("silent");
});
after(async () => {
  bot?.end();
  await harness?.close();
});

for (const colorScheme of ["dark", "light"]) {
  test(`axe finds nothing serious in the ${colorScheme} look`, async () => {
    const { page } = harness;
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await harness.checkAccessible("messages");
    await ana.pane.locator("button.select").first().click();
    await harness.checkAccessible("an open menu");
    await page.keyboard.press("Escape");
    await ana.press("Members");
    await ana.pane.locator(".member").first().click();
    await harness.checkAccessible("members and a profile");
    await page.keyboard.press("Escape");
    await ana.press("Members");
    await ana.pane.locator("button.person").click();
    await harness.checkAccessible("who to be");
    await page.keyboard.press("Escape");
    await ana.composer.fill("/opt");
    await ana.pane.getByRole("option").first().waitFor();
    await harness.checkAccessible("a command being picked");
    await page.keyboard.press("Escape");
    await ana.composer.fill("");
    await ana.command("form");
    await ana.form.waitFor();
    await ana.form.getByRole("button", { name: "Submit" }).click();
    await harness.checkAccessible("a form with a mistake");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+.");
    for (const name of ["Calls", "Faults", "People and clock"]) {
      await page.getByRole("tab", { name }).click();
      await page.locator(".drawer-body > *").first().waitFor();
      await harness.checkAccessible(`the drawer's ${name}`);
    }
    await page.keyboard.press("Control+.");
  });
}

test("everything is reached by the keyboard, and the focus is never lost", async () => {
  const { keyboard } = harness.page;
  const focused = () => harness.page.evaluate(() => `${document.activeElement.className} ${document.activeElement.textContent.slice(0, 40)}`);
  await ana.message("The board").getByRole("button", { name: "mute" }).focus();
  await keyboard.press("Enter");
  await ana.message("This interaction failed").waitFor();
  assert.match(await focused(), /button.*mute/);
  await ana.message("The board").locator("button.select").nth(1).focus();
  await keyboard.press("Enter");
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await ana.message("Chosen:").waitFor();
  assert.match(await focused(), /select/);
  await ana.pane.locator("button.person").focus();
  await keyboard.press("Enter");
  await keyboard.press("Escape");
  assert.match(await focused(), /person/);
  await ana.composer.focus();
  await keyboard.type("/form");
  await ana.pane.getByRole("option").first().waitFor();
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await ana.form.waitFor();
  assert.match(await focused(), /^ $/, "the form's first input");
  await keyboard.press("Shift+Tab");
  await keyboard.press("Shift+Tab");
  assert.match(await focused(), /Submit/);
  await keyboard.press("Escape");
  await ana.form.waitFor({ state: "detached" });
  assert.match(await focused(), /writing/);
});

test("a phone shows one pane, and leads to everything", async () => {
  const { page, right: ben } = harness;
  await page.setViewportSize({ width: 390, height: 780 });
  await page.getByRole("tab", { name: "Ana" }).waitFor();
  assert.equal(await ben.pane.isVisible(), false);
  const overflows = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(await overflows(), false);
  await harness.checkAccessible("a phone");
  await ana.pane.getByRole("button", { name: "Channels", exact: true }).click();
  await ana.channel("quiet").click();
  await ana.pane.locator(".room-name", { hasText: "quiet" }).waitFor();
  assert.equal(await ana.channel("quiet").isVisible(), false);
  await bot.say(general, { content: `<@${harness.ready.people.Ana.id}>`, allowed_mentions: { parse: ["users"] } });
  await page.getByRole("tab", { name: /^.*Ana.*1$/ }).waitFor();
  await page.getByRole("tab", { name: "Ben" }).click();
  await ben.message("The board").waitFor();
  assert.equal(await overflows(), false);
});

test("the page said no error and asked no other host", async () => {
  harness.checkQuiet();
});
