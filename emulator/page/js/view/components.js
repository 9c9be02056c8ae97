// What a message offers to press or choose: buttons and select menus, and the text blocks of newer components. Must not know
// how an answer comes.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openSelect } from "./select.js";
import { drawLink, drawText } from "./text.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "primary" };

/** Draws a message's components. */
export const drawComponents = (message, pane) =>
  (message.components ?? []).map((component) => drawComponent(component, message, pane));

function drawComponent(component, message, pane) {
  const inner = () => (component.components ?? []).map((child) => drawComponent(child, message, pane));
  switch (component.type) {
    case 1:
      return h("div", { class: "row" }, inner());
    case 2:
      return drawButton(component, message, pane);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return drawSelect(component, message, pane);
    case 9:
      return h("div", { class: "section" }, h("div", {}, inner()), component.accessory && drawComponent(component.accessory, message, pane));
    case 10:
      return h("div", { class: "markup" }, drawText(component.content, pane));
    case 14:
      return h("hr", { class: "line" });
    case 17:
      return h("div", { class: "embed container" }, inner());
    default:
      return null;
  }
}

function drawButton(button, message, pane) {
  const words = [button.emoji?.name && h("span", { "aria-hidden": "true" }, button.emoji.name), h("span", {}, button.label ?? "")];
  if (button.url) return drawLink(button.url, pane, { class: "button link", key: button.url }, ...words, icon("link"));
  const { acts } = pane.session;
  const isWaiting = acts.isWaiting(message.id, button.custom_id);
  const isBlocked = acts.isAnyWaiting(message.id);
  const press = () => {
    if (acts.isAnyWaiting(message.id)) return;
    pane.session.failures.delete(message.id);
    acts.use(message, button);
  };
  return h(
    "button",
    {
      type: "button",
      class: `button ${STYLES[button.style] ?? "secondary"}${isWaiting ? " waiting" : ""}`,
      key: button.custom_id,
      disabled: button.disabled,
      "aria-disabled": isBlocked ? "true" : null,
      "aria-busy": isWaiting ? "true" : null,
      on: { click: press },
    },
    ...words,
    isWaiting && dots(),
  );
}

export const dots = () => h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));

function drawSelect(select, message, pane) {
  const { acts } = pane.session;
  const isWaiting = acts.isWaiting(message.id, select.custom_id);
  const chosen = (select.options ?? []).filter((option) => option.default).map((option) => option.label);
  const placeholder = select.placeholder ?? "Make a selection";
  const open = (event) => {
    if (acts.isAnyWaiting(message.id)) return;
    openSelect(select, pane, event.currentTarget, (values) => {
      pane.session.failures.delete(message.id);
      acts.use(message, select, values);
    });
  };
  return h(
    "button",
    {
      type: "button",
      class: "select",
      key: select.custom_id,
      disabled: select.disabled,
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-busy": isWaiting ? "true" : null,
      on: { click: open },
    },
    h("span", { class: chosen.length ? "chosen" : "placeholder" }, chosen.join(", ") || placeholder),
    isWaiting ? dots() : icon("down"),
  );
}
