// A form that a bot opened: its inputs with the lengths and required fields that Discord keeps to, and sending it. Covers
// its pane only, and gives the focus back. Must not know what the form is for.

import { dots } from "./components.js";
import { h, makeId } from "./dom.js";
import { icon } from "./icons.js";

const LABEL = 18;
const PARAGRAPH = 2;
const LENGTH_MAX = 4_000;

/** Inputs of a modal: text inputs in rows, or in labels. */
function inputsOf(modal) {
  return modal.components.flatMap((row) => {
    const isLabel = row.type === LABEL;
    const inner = isLabel ? [row.component] : row.components;
    return inner.map((input) => ({ ...input, label: isLabel ? row.label : input.label, hint: row.description, isLabel }));
  });
}

export function openModal(pane, modal) {
  const opener = document.activeElement;
  const fields = inputsOf(modal).map(drawInput);
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
    h("div", { class: "modal-fields" }, fields.map((field) => field.element)),
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
    const act = await pane.session.acts.submit(modal, fields.map((field) => field.write()));
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
  const all = [...form.querySelectorAll("input, textarea, button")].filter((element) => !element.disabled);
  const [first, last] = [all[0], all.at(-1)];
  const leaves = event.shiftKey ? document.activeElement === first : document.activeElement === last;
  if (!leaves) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

function drawInput(input) {
  const most = input.max_length ?? LENGTH_MAX;
  const least = input.min_length ?? 0;
  const isRequired = input.required ?? true;
  const [id, errorId, countId] = [makeId("input"), makeId("error"), makeId("count")];
  const isParagraph = input.style === PARAGRAPH;
  const error = h("span", { class: "input-error", id: errorId });
  const count = h("span", { class: "input-count", id: countId });
  const control = h(isParagraph ? "textarea" : "input", {
    id,
    name: input.custom_id,
    placeholder: input.placeholder,
    maxlength: most,
    rows: isParagraph ? "4" : null,
    type: isParagraph ? null : "text",
    autocomplete: "off",
    "aria-required": String(isRequired),
    "aria-describedby": `${errorId} ${countId}`,
    on: { input: () => change() },
  });
  const before = (control.value = input.value ?? "");
  const show = (words) => {
    error.textContent = words ? ` - ${words}` : "";
    control.setAttribute("aria-invalid", String(Boolean(words)));
  };
  const tell = () => (count.textContent = `${control.value.length}/${most}`);
  const change = () => {
    show("");
    tell();
  };
  tell();
  const check = () => {
    const length = [...control.value].length;
    const words =
      isRequired && control.value.trim() === "" ? "This field is required"
      : length > 0 && length < least ? `Must be at least ${least} characters`
      : "";
    show(words);
    return words === "";
  };
  const write = () => {
    const value = { type: 4, custom_id: input.custom_id, value: control.value };
    return input.isLabel ? { type: LABEL, component: value } : { type: 1, components: [value] };
  };
  const mark = isRequired && h("span", { class: "required", "aria-hidden": "true" }, " *");
  const label = h("label", { for: id }, input.label, mark, error);
  const hint = input.hint && h("div", { class: "entry-hint" }, input.hint);
  return { control, check, write, isTouched: () => control.value !== before, element: h("div", { class: "input" }, label, hint, control, count) };
}
