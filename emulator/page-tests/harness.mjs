// What the tests play on: the local Discord, Parley beside it, a browser, all real. Owns starting, stopping and starting
// again. Knows nothing of what is played.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { Side } from "./side.mjs";

const ROOT = new URL("../..", import.meta.url).pathname;
const PROGRAMS = process.env.PARLEY_TEST_PROGRAMS || join(ROOT, "target/debug");
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  // Containers often have little shared memory.
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Everything that is running, from the first line to `close`. */
export class Harness {
  /** `scenario`: a file; `bot`: whether Parley plays. */
  static async open({ scenario = join(ROOT, "emulator/scenarios/workshop.toml"), bot = true, view = {} } = {}) {
    const harness = new Harness();
    harness.scenario = scenario;
    harness.folder = await mkdtemp(join(tmpdir(), "page-test-"));
    [harness.port, harness.tlsPort] = [await freePort(), await freePort()];
    try {
      await harness.startDiscord();
      if (bot) await harness.startBot();
      harness.browser = await chromium.launch({ executablePath: process.env.PARLEY_TEST_CHROMIUM, args: FLAGS });
      await harness.openPage(view);
    } catch (error) {
      await harness.close();
      throw error;
    }
    return harness;
  }

  async startDiscord() {
    const { port, tlsPort, folder, scenario } = this;
    const at = (number) => `127.0.0.1:${number}`;
    const snapshot = join(folder, "world.json");
    const options = ["--scenario", scenario, "--http", at(port), "--tls", at(tlsPort), "--snapshot", snapshot, "--certificates", folder];
    this.discord = spawn(join(PROGRAMS, "discord-emulator"), options, { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, RUST_LOG: "error" } });
    this.ready = JSON.parse(await firstLine(this.discord, "the local Discord"));
    this.base = this.ready.http;
  }

  async startBot() {
    const config = join(this.folder, "parley.toml");
    const quoted = (text) => JSON.stringify(text);
    await writeFile(
      config,
      `[discord]\napi_address = ${quoted(this.ready.tls)}\napi_certificate = ${quoted(this.ready.ca)}\n[database]\naddress = ${quoted(join(this.folder, "parley.sqlite"))}\n[log]\nfilter = "error"\n`,
    );
    const env = { ...process.env, PARLEY_TOKEN: this.ready.bots.Parley.token };
    delete env.PARLEY_DATABASE;
    this.bot = spawn(join(PROGRAMS, "parley"), ["run", "--config", config], { stdio: ["ignore", "pipe", "inherit"], env });
    await firstLine(this.bot, "Parley");
  }

  stopDiscord() {
    return stop(this.discord);
  }

  stopBot() {
    return stop(this.bot);
  }

  /** Throws away the world and what Parley knows, while both are stopped. */
  async forget() {
    const files = ["world.json", "parley.sqlite", "parley.sqlite-wal", "parley.sqlite-shm"];
    await Promise.all(files.map((name) => rm(join(this.folder, name), { force: true })));
  }

  async openPage(view) {
    this.context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US", timezoneId: "UTC", ...view });
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(10_000);
    this.troubles = [];
    this.page.on("console", (message) => ["error", "warning"].includes(message.type()) && this.troubles.push(message.text()));
    this.page.on("pageerror", (error) => this.troubles.push(String(error.stack)));
    this.page.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (!["data:", "blob:"].includes(protocol) && host !== `127.0.0.1:${this.port}`) this.troubles.push(`a request to ${host}`);
    });
    this.page.on("websocket", (socket) => {
      const { host } = new URL(socket.url());
      if (host !== `127.0.0.1:${this.port}`) this.troubles.push(`a connection to ${host}`);
    });
    await this.page.goto(this.base);
    [this.left, this.right] = [0, 1].map((at) => new Side(this.page.locator(".pane").nth(at), this.page));
    await this.left.composer.waitFor();
  }

  /** Fails when the page reported an error or asked another host. `expected`: what is allowed to have been said. */
  checkQuiet(expected = []) {
    const unexpected = this.troubles.filter((trouble) => !expected.some((words) => trouble.includes(words)));
    assert.deepEqual(unexpected, []);
  }

  /** Fails when axe finds a serious defect. */
  async checkAccessible(where) {
    const axe = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
    await this.page.evaluate(axe);
    // Nothing is judged while it fades in.
    const { violations } = await this.page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
    const told = serious.map(({ id, help, nodes }) => `${where}: ${id}: ${help}\n  ${nodes.slice(0, 4).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary.replace(/\s+/g, " ").slice(0, 240)}`).join("\n  ")}`);
    assert.deepEqual(told, []);
  }

  async close() {
    await this.browser?.close();
    await Promise.all([this.bot && stop(this.bot), this.discord && stop(this.discord)]);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The first line that a program prints: it is ready then. */
function firstLine(program, name) {
  return new Promise((resolve, reject) => {
    createInterface({ input: program.stdout }).once("line", resolve);
    program.once("exit", (code) => reject(new Error(`${name} ended with ${code}`)));
    program.once("error", reject);
  });
}

async function stop(program) {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const gone = new Promise((resolve) => program.once("exit", resolve));
  program.kill("SIGTERM");
  await gone;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
