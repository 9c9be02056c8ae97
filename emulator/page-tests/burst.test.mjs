// How the page keeps up: a thousand messages in a channel, then fifty a second. Measured and printed; asserted is only that
// nothing is lost or out of order and that frames go on being drawn.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Bot } from "./bot.mjs";
import { Harness } from "./harness.mjs";

const OLD = 1_000;
const PER_SECOND = 50;
const SECONDS = 10;

let harness, bot, ana, general;
before(async () => {
  harness = await Harness.open({ scenario: new URL("features.toml", import.meta.url).pathname, bot: false });
  ana = harness.left;
  bot = await Bot.start(harness.base, harness.ready.bots.Robo);
  const channels = await bot.call("GET", `/guilds/${harness.ready.servers.Lab}/channels`);
  general = channels.find((channel) => channel.name === "quiet").id;
});
after(async () => {
  bot?.end();
  await harness?.close();
});

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const bodyOf = (n) => ({ content: `Number ${n} **bold** <t:1700000000:R>`, embeds: n % 5 === 0 ? [{ title: `Embed ${n}`, description: "Words", color: n }] : [] });
const numbersOf = (texts) => texts.map((text) => Number(/^Number (\d+)/.exec(text)[1]));
const shownNumbers = async () => numbersOf(await ana.pane.locator(".message .content").allTextContents());

test("a thousand messages can be scrolled through, in order", async (context) => {
  await sendInOrder(1, OLD);
  const began = performance.now();
  await ana.open("quiet");
  await ana.message(`Number ${OLD} `).waitFor();
  context.diagnostic(`the newest of ${OLD} messages shown after ${Math.round(performance.now() - began)} ms`);
  const scroll = ana.pane.locator(".scroll");
  const upwards = performance.now();
  while ((await ana.pane.locator(".beginning h3").count()) === 0) {
    await scroll.evaluate((element) => (element.scrollTop = 0));
    await pause(20);
  }
  context.diagnostic(`all of them loaded and drawn by scrolling after ${Math.round(performance.now() - upwards)} ms`);
  assert.deepEqual(await shownNumbers(), Array.from({ length: OLD }, (_, n) => n + 1));
});

async function sendInOrder(first, count) {
  for (let n = first; n < first + count; n += 1) await bot.say(general, bodyOf(n));
}

test("fifty messages a second arrive in order, and the page stays alive", async (context) => {
  await harness.page.evaluate(() => {
    window.frames_ms = [];
    let last = performance.now();
    const tick = (now) => {
      window.frames_ms.push(now - last);
      last = now;
      window.ticking = requestAnimationFrame(tick);
    };
    window.ticking = requestAnimationFrame(tick);
  });
  await ana.pane.locator(".jump").click();
  const total = PER_SECOND * SECONDS;
  const began = performance.now();
  for (let n = 1; n <= total; n += 1) {
    await bot.say(general, bodyOf(OLD + n));
    const ahead = (n * 1000) / PER_SECOND - (performance.now() - began);
    if (ahead > 0) await pause(ahead);
  }
  const sent = performance.now();
  await ana.message(`Number ${OLD + total} `).waitFor();
  const frames = (await harness.page.evaluate(() => (cancelAnimationFrame(window.ticking), window.frames_ms))).sort((a, b) => a - b);
  const at = (share) => Math.round(frames[Math.min(frames.length - 1, Math.floor(frames.length * share))]);
  context.diagnostic(`${Math.round((total * 1000) / (sent - began))} messages a second for ${Math.round((sent - began) / 1000)} s; the last shown ${Math.round(performance.now() - sent)} ms after it was sent`);
  context.diagnostic(`time between frames: median ${at(0.5)} ms, 95 % below ${at(0.95)} ms, longest ${at(1)} ms, ${frames.length} frames`);
  const shown = await shownNumbers();
  assert.equal(shown.at(-1), OLD + total);
  assert.deepEqual(shown, shown.map((_, n) => shown[0] + n), "in order, without a gap");
  assert.ok(frames.length > SECONDS, "frames went on being drawn");
  const isAtEnd = await ana.pane.locator(".scroll").evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight < 60);
  assert.ok(isAtEnd, "the newest message is on the screen");
});

test("the page said no error and asked no other host", async () => {
  harness.checkQuiet();
});
