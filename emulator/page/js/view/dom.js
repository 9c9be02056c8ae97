// Making and replacing elements. Must not know what is shown.

/**
 * An element. `props`: attributes; `on` for listeners, `data` for data attributes, `vars` for CSS variables, `key` to find
 * the focus again after a replacement. Children: nodes, text, lists of them, or nothing.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, listen] of Object.entries(value)) element.addEventListener(event, listen);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "vars") for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    else if (name === "key") element.dataset.key = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Replaces the children; the focus stays on what bears the same key. */
export function fill(parent, ...children) {
  const key = keyOfFocus(parent);
  parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
  focusKey(parent, key);
}

/** Replaces an element by another; a focus inside goes to what bears the same key, or to the new element. */
export function replace(old, fresh) {
  const key = keyOfFocus(old);
  old.replaceWith(fresh);
  if (key !== null && !focusKey(fresh, key)) fresh.focus({ preventScroll: true });
}

function keyOfFocus(parent) {
  const focused = document.activeElement;
  return focused && parent.contains(focused) ? focused.dataset.key ?? "" : null;
}

function focusKey(parent, key) {
  const found = key ? parent.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
  found?.focus({ preventScroll: true });
  return Boolean(found);
}

/** Runs `work` before the next frame, once for any number of calls; also in a tab that draws no frames. */
export function coalesce(work) {
  let due = false;
  const run = () => {
    if (!due) return;
    due = false;
    work();
  };
  return () => {
    if (due) return;
    due = true;
    requestAnimationFrame(run);
    setTimeout(run, 200);
  };
}

let lastId = 0;
/** An id that no other element has. */
export const makeId = (name) => `${name}-${(lastId += 1)}`;

/** Whether the keyboard's own way of opening a menu was used on an element. */
export const isPlainKey = (event, key) =>
  event.key === key && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
