// What a person does to a bot and has no answer to yet: commands, presses, choices, forms. Owns the bodies of
// `POST /interactions`, their nonces and what the gateway says about them. Must not know how it is shown.

import { makeNonce } from "./ids.js";

/** Discord gives a bot 3 s; a gateway that says nothing at all is given a little more. */
const PATIENCE_MS = 6_000;

export class Acts {
  constructor(session) {
    this.session = session;
    this.waiting = new Map();
  }

  /** Presses a button (2) or chooses in a menu (3, 5 to 8). */
  use(message, component, values) {
    const data = { component_type: component.type, custom_id: component.custom_id };
    if (values) data.values = values;
    const body = {
      type: 3,
      application_id: message.application_id ?? message.author.id,
      message_id: message.id,
      message_flags: message.flags,
      data,
    };
    const about = { kind: values ? "choose" : "press", label: component.label ?? "", message: message.id };
    return this.send(message.channel_id, body, [], { ...about, component: component.custom_id });
  }

  /** Runs a command: `data` as Discord's client writes it. */
  run(channel, application, data, name, files) {
    return this.send(channel, { type: 2, application_id: application, data }, files, { kind: "command", name });
  }

  submit(modal, components, attachments, files) {
    const application = modal.application?.id ?? modal.application_id;
    const data = { id: modal.id, custom_id: modal.custom_id, components };
    if (files.length > 0) data.attachments = attachments;
    const body = { type: 5, application_id: application, data };
    return this.send(modal.channel_id, body, files, { kind: "submit", title: modal.title, application });
  }

  /** Choices for the option that is being typed; empty when the bot has none or does not answer. */
  async complete(channel, application, data) {
    const act = await this.send(channel, { type: 4, application_id: application, data }, [], { kind: "complete" });
    return act.outcome === "choices" ? act.data.choices : [];
  }

  /** Whether this component of this message waits for its answer. */
  isWaiting(message, component) {
    return [...this.waiting.values()].some((act) => act.message === message && act.component === component);
  }

  isAnyWaiting(message) {
    return [...this.waiting.values()].some((act) => act.message === message);
  }

  /** Resolves with the act once it has an outcome: done, modal, choices or failed. */
  async send(channel, body, files, about) {
    const nonce = makeNonce();
    const guild = this.session.channels.get(channel)?.guild_id;
    const act = { ...about, channel, nonce };
    const ended = new Promise((resolve) => (act.end = resolve));
    this.waiting.set(nonce, act);
    this.session.emit("act", act);
    const whole = { ...body, channel_id: channel, nonce, session_id: this.session.gateway.session ?? "" };
    if (guild) whole.guild_id = guild;
    try {
      await this.session.rest.call("POST", "/interactions", whole, files);
      act.timer = setTimeout(() => this.finish(nonce, "failed", {}), PATIENCE_MS);
    } catch (error) {
      this.finish(nonce, "failed", { error });
    }
    return ended;
  }

  /** What the gateway says about an interaction. Whether it was one of ours. */
  hear(name, data) {
    const act = this.waiting.get(data.nonce);
    if (!act) return;
    const outcome = {
      INTERACTION_SUCCESS: "done",
      INTERACTION_FAILURE: "failed",
      INTERACTION_MODAL_CREATE: "modal",
      APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE: "choices",
    }[name];
    if (outcome) this.finish(data.nonce, outcome, data);
  }

  finish(nonce, outcome, data) {
    const act = this.waiting.get(nonce);
    if (!act) return;
    this.waiting.delete(nonce);
    clearTimeout(act.timer);
    Object.assign(act, { outcome, data });
    this.session.emit("act", act);
    act.end(act);
  }
}
