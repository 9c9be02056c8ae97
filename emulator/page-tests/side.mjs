// One pane as a person uses it: by what can be seen, pressed and typed. Knows nothing of what is played.

export class Side {
  constructor(pane, page) {
    Object.assign(this, { pane, page });
    this.composer = pane.locator("textarea.writing");
    this.messages = pane.locator("article.message");
    this.form = pane.getByRole("dialog").filter({ has: page.locator("form") });
  }

  /** Opens a channel in the list. */
  async open(name) {
    await this.channel(name).click();
    await this.pane.locator(".room-name", { hasText: name }).waitFor();
  }

  channel(name) {
    return this.pane.locator(".channel").filter({ has: this.page.locator(".channel-name", { hasText: new RegExp(`^${name}$`) }) });
  }

  async say(text) {
    // The space ends a name that is being completed.
    await this.composer.fill(`${text} `);
    await this.composer.press("Enter");
  }

  /** Runs a slash command by the keyboard alone; values in the order of the options. */
  async command(name, ...values) {
    await this.composer.click();
    await this.composer.pressSequentially(`/${name}`);
    await this.pane.getByRole("option").filter({ hasText: `/${name}` }).first().waitFor();
    await this.page.keyboard.press("Enter");
    if (values.length > 0) await this.openOption();
    for (const value of values) {
      await this.page.keyboard.type(value);
      await this.pane.getByRole("option").filter({ hasText: value }).first().waitFor();
      await this.page.keyboard.press("Enter");
    }
    await this.page.keyboard.press("Enter");
  }

  /** Opens the first option of the command that is typed, where none is open because it needs none. */
  async openOption() {
    await this.pane.locator(".command-name").waitFor();
    if ((await this.pane.locator(".option-input").count()) > 0) return;
    await this.pane.getByRole("button", { name: /optional/ }).click();
    await this.pane.getByRole("option").first().click();
  }

  /** Fills in the open form by the names of its inputs, and submits it. */
  async submit(values) {
    await this.form.waitFor();
    for (const [name, value] of Object.entries(values)) await this.form.locator(`[name=${name}]`).fill(value);
    await this.form.getByRole("button", { name: "Submit" }).click();
    await this.form.waitFor({ state: "detached" });
  }

  /** The newest message that says something. */
  message(words) {
    return this.messages.filter({ hasText: words }).last();
  }

  /** Presses a button of the newest message that has it. */
  async press(label, within = this.pane) {
    await within.getByRole("button", { name: label, exact: true }).last().click();
  }

  /** Chooses in the newest select menu. */
  async choose(...options) {
    await this.pane.locator("button.select").last().click();
    const [menu, all] = await Promise.all([this.pane.locator(".popup").boundingBox(), this.pane.boundingBox()]);
    if (menu.y < all.y || menu.y + menu.height > all.y + all.height) throw new Error("the open menu leaves its pane");
    for (const option of options) await this.pane.getByRole("option", { name: option }).click();
  }

  /** Becomes somebody else. */
  async be(name) {
    await this.pane.locator("button.person").click();
    await this.pane.getByRole("option", { name }).click();
    await this.pane.locator(".person-name", { hasText: name }).waitFor();
    await this.composer.waitFor();
  }
}
