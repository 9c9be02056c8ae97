// A form that a bot opened: its inputs with the lengths and required fields that Discord keeps to, and sending it. Covers
// its pane only, and gives the focus back. Must not know what the form is for.

import { dots } from "./components.js";
import { h, makeId } from "./dom.js";
import { drawParts, writeParts } from "./fields.js";
import { icon } from "./icons.js";

export function openModal(pane, modal) {
  const opener = document.activeElement;
  const parts = drawParts(modal, pane);
  const fields = parts.flatMap((part) => part.fields);
  const titleId = makeId("modal");
  const name = modal.application?.name ?? "App";
  const problem = h("p", { class: "modal-problem", role: "alert" });
  const submit = h("button", { type: "submit", class: "button primary" }, "Submit");
  const cancel = h("button", { type: "button", class: "button quiet", on: { click: () => close() } }, "Cancel");
  const form = h(
    "form",
    { novalidate: true, on: { submit: (event) => send(event) } },
    h(
      "header",
      {},
      h("h2", { id: titleId }, modal.title),
      h("button", { type: "button", class: "tool", "aria-label": "Close form", on: { click: () => leave() } }, icon("close")),
    ),
    h("p", { class: "modal-warning" }, `This form will be submitted to ${name}. Do not share passwords or other sensitive information.`),
    h("div", { class: "modal-fields" }, parts.map((part) => part.element)),
    problem,
    h("footer", {}, cancel, submit),
  );
  const dialog = h("div", { class: "modal", role: "dialog", "aria-modal": "true", "aria-labelledby": titleId }, form);
  const cover = h("div", { class: "cover", on: { keydown: (event) => key(event), mousedown: (event) => event.target === cover && leave() } }, dialog);
  let isWarned = false;
  let isSending = false;

  const close = () => {
    cover.remove();
    pane.body.inert = false;
    if (opener?.isConnected) opener.focus({ preventScroll: true });
    else pane.focus();
  };
  const leave = () => {
    const isTouched = fields.some((field) => field.isTouched());
    if (!isTouched || isWarned) return close();
    isWarned = true;
    problem.textContent = "Close it again to discard what you typed.";
  };
  const key = (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      leave();
    } else if (event.key === "Tab") keepFocus(event, form);
  };
  const send = async (event) => {
    event.preventDefault();
    const wrong = fields.filter((field) => !field.check());
    if (wrong.length > 0) return wrong[0].control.focus();
    if (isSending) return;
    isSending = true;
    problem.textContent = "";
    submit.replaceChildren(dots());
    submit.setAttribute("aria-label", "Submitting");
    const { components, attachments, files } = writeParts(parts);
    const act = await pane.session.acts.submit(modal, components, attachments, files);
    isSending = false;
    submit.replaceChildren("Submit");
    submit.removeAttribute("aria-label");
    if (act.outcome !== "failed") return close();
    problem.textContent = act.data.error ? `Not sent: ${act.data.error.message}` : "Something went wrong. Try again.";
  };
  pane.body.inert = true;
  pane.layer.append(cover);
  fields[0]?.control.focus();
}

/** The focus goes round inside the form. */
function keepFocus(event, form) {
  const all = [...form.querySelectorAll("input, textarea, button")].filter((element) => !element.disabled && element.offsetParent);
  const [first, last] = [all[0], all.at(-1)];
  const leaves = event.shiftKey ? document.activeElement === first : document.activeElement === last;
  if (!leaves) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
