// Something small over a pane, beside what opened it: closed by Escape, by a click elsewhere, or by itself. Owns its place
// and giving the focus back. Must not know what is inside.

let open = null;

/** Shows `element` beside `anchor`; returns the function that closes it. */
export function openPopup(pane, anchor, element, { closed, side = "below", width } = {}) {
  open?.();
  const opener = document.activeElement;
  pane.layer.append(element);
  element.classList.add("popup");
  if (width) element.style.width = `${width}px`;
  place(pane.layer, anchor, element, side);
  anchor.setAttribute?.("aria-expanded", "true");
  const away = (event) => {
    if (!element.contains(event.target) && !(anchor.contains?.(event.target) && event.type === "pointerdown")) close();
  };
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    event.preventDefault();
    close();
  };
  const close = () => {
    if (open !== close) return;
    open = null;
    const hadFocus = element.contains(document.activeElement) || document.activeElement === document.body;
    element.remove();
    anchor.setAttribute?.("aria-expanded", "false");
    document.removeEventListener("pointerdown", away, true);
    document.removeEventListener("keydown", escape, true);
    if (hadFocus && opener?.isConnected) opener.focus({ preventScroll: true });
    closed?.();
  };
  open = close;
  document.addEventListener("pointerdown", away, true);
  document.addEventListener("keydown", escape, true);
  return close;
}

/** Closes whatever is open. */
export const closePopup = () => open?.();

const GAP = 6;

function place(layer, anchor, element, side) {
  const area = layer.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const clamp = (value, most) => Math.max(GAP, Math.min(value, most - GAP));
  const below = at.bottom - area.top + GAP;
  const above = at.top - area.top - height - GAP;
  const fitsBelow = below + height <= area.height - GAP;
  const top = (side === "above" && above >= GAP) || (!fitsBelow && above >= GAP) ? above : below;
  element.style.left = `${clamp(at.left - area.left, area.width - width)}px`;
  element.style.top = `${clamp(top, area.height - height)}px`;
}
