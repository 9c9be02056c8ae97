// The fields of a form in which something is chosen: menus, radio buttons, checkboxes, files. Must not know how a form is sent.

import { fill, h, makeId } from "./dom.js";
import { icon } from "./icons.js";
import { entriesOf, openSelect } from "./select.js";

const RADIO = 21;
/** What is said of a field that is empty. */
export const REQUIRED = "This field is required";

/** What is wrong with so many choices. */
function wrongCount(count, { min_values: least = 1, max_values: most = 1 }, isRequired) {
  if (count === 0) return isRequired ? REQUIRED : "";
  if (count < least) return `Choose at least ${least}`;
  return count > most ? `Choose at most ${most}` : "";
}

const isSame = (one, other) => one.length === other.length && one.every((value) => other.includes(value));

/** A menu with options, people, roles or channels. */
export function drawMenu({ input, pane, id, labelId, described, isRequired, changed }) {
  const entries = entriesOf(input, pane);
  const before = entries.filter((entry) => entry.isDefault).map((entry) => entry.value);
  let chosen = before;
  const words = h("span", {});
  const control = h(
    "button",
    {
      type: "button",
      class: "select",
      id,
      name: input.custom_id,
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-labelledby": `${labelId} ${id}`,
      "aria-describedby": described,
      on: { click: () => open() },
    },
    words,
    icon("down"),
  );
  const tell = () => {
    const labels = chosen.map((value) => entries.find((entry) => entry.value === value)?.label ?? value);
    words.textContent = labels.join(", ") || (input.placeholder ?? "Make a selection");
    words.className = labels.length > 0 ? "chosen" : "placeholder";
  };
  const choose = (values) => {
    chosen = values;
    tell();
    changed();
  };
  const least = isRequired ? input.min_values ?? 1 : 0;
  const open = () => openSelect({ ...input, min_values: least }, pane, control, choose, { chosen, ending: "Close when done." });
  tell();
  const wrong = () => wrongCount(chosen.length, input, isRequired);
  return { control, wrong, write: () => ({ values: chosen }), isTouched: () => !isSame(chosen, before), element: control };
}

/** Radio buttons, or checkboxes of which several can be ticked. */
export function drawBoxes({ input, labelId, described, isRequired, changed }) {
  const isRadio = input.type === RADIO;
  const name = makeId("group");
  const rows = input.options.map((option) => box({ type: isRadio ? "radio" : "checkbox", name, value: option.value, changed }, option));
  const chosen = () => rows.filter((row) => row.box.checked).map((row) => row.box.value);
  const before = chosen();
  const element = h(
    "div",
    { class: "boxes", role: isRadio ? "radiogroup" : "group", "aria-labelledby": labelId, "aria-describedby": described },
    rows.map((row) => row.element),
  );
  const limits = isRadio ? {} : input;
  const write = () => (isRadio ? { value: chosen()[0] ?? null } : { values: chosen() });
  return {
    control: rows[0].box,
    wrong: () => wrongCount(chosen().length, limits, isRequired),
    write,
    isTouched: () => !isSame(chosen(), before),
    element,
  };
}

/** One checkbox, which is yes or no. */
export function drawCheckbox({ input, labelId, described, changed }) {
  const row = box({ type: "checkbox", name: input.custom_id, changed, "aria-labelledby": labelId, "aria-describedby": described }, { default: input.default });
  const before = row.box.checked;
  return { control: row.box, wrong: () => "", write: () => ({ value: row.box.checked }), isTouched: () => row.box.checked !== before, element: row.element };
}

function box({ changed, ...props }, { label, description, default: isOn }) {
  const control = h("input", { ...props, on: { change: () => changed() } });
  control.checked = Boolean(isOn);
  const words = label && h("span", { class: "entry-words" }, h("span", { class: "entry-label" }, label), description && h("span", { class: "entry-hint" }, description));
  return { box: control, element: h(label ? "label" : "div", { class: "box" }, control, words) };
}

/** Files from the machine, with a way to take each back. */
export function drawFile({ input, id, labelId, described, isRequired, changed }) {
  const most = input.max_values ?? 1;
  let files = [];
  const control = h("input", {
    id,
    name: input.custom_id,
    type: "file",
    multiple: most > 1,
    "aria-labelledby": labelId,
    "aria-describedby": described,
    "aria-required": String(isRequired),
    on: { change: () => add() },
  });
  const tray = h("div", { class: "modal-files" });
  const draw = () => {
    const drop = (file) =>
      h("button", { type: "button", class: "tool", "aria-label": `Remove ${file.name}`, on: { click: () => remove(file) } }, icon("close"));
    fill(tray, files.map((file) => h("span", { class: "chip" }, icon("file"), file.name, drop(file))));
  };
  const add = () => {
    // A field for one file takes the last one.
    files = most === 1 ? [...control.files].slice(-1) : [...files, ...control.files].slice(0, most);
    control.value = "";
    draw();
    changed();
  };
  const remove = (file) => {
    files = files.filter((other) => other !== file);
    draw();
    control.focus();
  };
  const write = (all) => {
    const first = all.length;
    all.push(...files);
    return { values: files.map((_, index) => String(first + index)) };
  };
  const wrong = () => wrongCount(files.length, input, isRequired);
  return { control, wrong, write, isTouched: () => files.length > 0, element: h("div", {}, control, tray) };
}
