// Takes the pictures of the README: three moments of the story, small enough to be kept with the sources.

import { mkdir, writeFile } from "node:fs/promises";
import { Harness } from "./harness.mjs";

const FOLDER = new URL("../../docs/screenshots/", import.meta.url).pathname;
const BYTES_MAX = 150_000;

const harness = await Harness.open({ view: { viewport: { width: 1440, height: 900 }, colorScheme: "dark", reducedMotion: "reduce" } });
const { left: ana, right: ben, page } = harness;
// The browser's own camera: it makes smaller pictures than the test library's.
const camera = await harness.context.newCDPSession(page);

async function take(name) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement.blur());
  await page.evaluate(() => document.fonts.ready);
  const path = `${FOLDER}${name}.webp`;
  const { data } = await camera.send("Page.captureScreenshot", { format: "webp", quality: 85 });
  const picture = Buffer.from(data, "base64");
  const size = picture.length;
  if (size > BYTES_MAX) throw new Error(`${path} is ${size} bytes, more than ${BYTES_MAX}`);
  await writeFile(path, picture);
  process.stdout.write(`${path}: ${size} bytes\n`);
}

try {
  await mkdir(FOLDER, { recursive: true });
  await ana.command("offer send", "Ben");
  await ana.form.waitFor();
  const typed = {
    title: "Website for a bakery",
    description: "One page for phone and desktop: opening hours, the bread of the day, a map. We bring texts and photos.",
    price: "$1,500",
    schedule: "due in 3 weeks",
    milestones: "Design: 500\nBuild: 1,000",
  };
  for (const [name, value] of Object.entries(typed)) await ana.form.locator(`[name=${name}]`).fill(value);
  await take("1-form");
  await ana.submit({});
  await ana.press("Send", ana.message("Preview"));
  await ana.message("Offer #1 is on its way").waitFor();
  for (const side of [ana, ben]) {
    await side.open("ana-ben");
    await side.message("Version 1 · Pending").waitFor();
  }
  await take("2-offer");
  await ben.press("Request changes");
  await ben.submit({ price: "$1,800", schedule: "due in 4 weeks", milestones: "Design: 600\nBuild: 1,200" });
  await ben.press("Add message", ben.message("Nothing has been sent yet"));
  await ben.submit({ message: "Gladly! If I draw the map by hand, it takes a week more." });
  await ben.press("Send request", ben.message("Nothing has been sent yet"));
  await ana.message("Change request for offer #1").waitFor();
  await ana.press("Approve", ana.message("Change request for offer #1"));
  await ben.press("Accept offer", ben.message("Offer #1 · Version 2 · Pending"));
  await ben.press("Accept these terms", ben.message("Accept these terms"));
  for (const side of [ana, ben]) await side.message("pinned a message").waitFor();
  await take("3-contract");
} finally {
  await harness.close();
}
