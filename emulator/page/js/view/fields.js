// The fields of a form: how each kind is drawn, checked and written for the bot. Must not know how a form is sent.

import { REQUIRED, drawBoxes, drawCheckbox, drawFile, drawMenu } from "./choices.js";
import { h, makeId } from "./dom.js";
import { drawText } from "./text.js";

const ROW = 1;
const TEXT = 4;
const TEXT_DISPLAY = 10;
const LABEL = 18;
const PARAGRAPH = 2;
const LENGTH_MAX = 4_000;

const DRAWERS = { 3: drawMenu, 4: drawInput, 5: drawMenu, 6: drawMenu, 7: drawMenu, 8: drawMenu, 19: drawFile, 21: drawBoxes, 22: drawBoxes, 23: drawCheckbox };

/** The parts of a form from top to bottom: each with its element, its fields, and what it becomes. */
export function drawParts(modal, pane) {
  return modal.components.map((part) => {
    if (part.type === TEXT_DISPLAY) {
      const element = h("div", { class: "markup modal-text" }, drawText(part.content, pane));
      return { element, fields: [], write: () => ({ type: TEXT_DISPLAY, id: part.id }) };
    }
    const isLabel = part.type === LABEL;
    const inner = (isLabel ? [part.component] : part.components).filter((input) => DRAWERS[input.type]);
    const fields = inner.map((input) => drawField(input, isLabel ? part : input, pane));
    const write = (files) => {
      const written = fields.map((field) => field.write(files));
      return isLabel ? { type: LABEL, id: part.id, component: written[0] } : { type: ROW, id: part.id, components: written };
    };
    return { element: h("div", {}, fields.map((field) => field.element)), fields, write };
  });
}

/** What is sent: the components, and the files with their numbers. */
export function writeParts(parts) {
  const chosen = [];
  const components = parts.map((part) => part.write(chosen));
  const files = chosen.map((file, index) => ({ file, index }));
  return { components, files, attachments: files.map(({ file, index }) => ({ id: String(index), filename: file.name })) };
}

/** A field with its label, its description, and the words of what is wrong with it. */
function drawField(input, { label, description }, pane) {
  const isRequired = input.type !== 23 && (input.required ?? true);
  const [id, labelId, errorId, hintId] = ["input", "label", "error", "hint"].map(makeId);
  const error = h("span", { class: "input-error", id: errorId, role: "status" });
  const show = (words) => {
    error.textContent = words ? ` - ${words}` : "";
    field.control.setAttribute("aria-invalid", String(Boolean(words)));
  };
  const described = description ? `${errorId} ${hintId}` : errorId;
  const field = DRAWERS[input.type]({ input, pane, id, labelId, described, isRequired, changed: () => show("") });
  const check = () => {
    const words = field.wrong();
    show(words);
    return words === "";
  };
  const write = (files) => ({ type: input.type, custom_id: input.custom_id, ...field.write(files) });
  const mark = isRequired && h("span", { class: "required", "aria-hidden": "true" }, " *");
  // Only what takes text is named by a label element: the others name themselves by its id.
  const name = h(input.type === TEXT ? "label" : "div", { class: "input-label", id: labelId, for: input.type === TEXT ? id : null }, label, mark, error);
  const hint = description && h("div", { class: "entry-hint", id: hintId }, description);
  const element = h("div", { class: "input" }, name, hint, field.element);
  return { control: field.control, check, write, isTouched: field.isTouched, element };
}

function drawInput({ input, id, described, isRequired, changed }) {
  const most = input.max_length ?? LENGTH_MAX;
  const least = input.min_length ?? 0;
  const countId = makeId("count");
  const isParagraph = input.style === PARAGRAPH;
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
    "aria-describedby": `${described} ${countId}`,
    on: { input: () => change() },
  });
  const before = (control.value = input.value ?? "");
  const tell = () => (count.textContent = `${control.value.length}/${most}`);
  const change = () => {
    changed();
    tell();
  };
  tell();
  const wrong = () => {
    const length = [...control.value].length;
    if (isRequired && control.value.trim() === "") return REQUIRED;
    return length > 0 && length < least ? `Must be at least ${least} characters` : "";
  };
  return { control, wrong, write: () => ({ value: control.value }), isTouched: () => control.value !== before, element: h("div", {}, control, count) };
}
