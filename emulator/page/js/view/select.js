// An opened select menu of a message: what can be chosen, one or several, and when the choice is sent. Must not know how.

import { h } from "./dom.js";
import { peopleEntries, channelEntries, roleEntries } from "./entries.js";
import { Listbox } from "./listbox.js";
import { openPopup } from "./popup.js";

/** Opens it; `send(values)` when the choice is made. `chosen`: what is chosen already, instead of the defaults. */
export function openSelect(select, pane, anchor, send, { chosen: given, ending = "Close to send." } = {}) {
  const [least, most] = [select.min_values ?? 1, select.max_values ?? 1];
  const isSingle = most === 1;
  const entries = entriesOf(select, pane);
  const before = new Set(given ?? entries.filter((entry) => entry.isDefault).map((entry) => entry.value));
  const chosen = new Set(before);
  const shown = (query) => {
    const fits = entries.filter((entry) => entry.label.toLowerCase().includes(query));
    return isSingle ? fits : fits.map((entry) => ({ ...entry, mark: chosen.has(entry.value) }));
  };
  const words = select.placeholder ?? "Make a selection";
  const list = new Listbox(words, ({ value }) => {
    if (isSingle) {
      chosen.clear();
      chosen.add(value);
      isChanged = true;
      return close();
    }
    if (!chosen.delete(value) && chosen.size < most) chosen.add(value);
    isChanged = true;
    list.set(shown(search.value.toLowerCase()), list.at);
  });
  const search = h("input", {
    class: entries.length > 8 ? "search" : "search quiet",
    placeholder: "Search",
    role: "combobox",
    "aria-label": words,
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    autocomplete: "off",
    on: { input: () => list.set(shown(search.value.toLowerCase())), keydown: (event) => keyOf(event) },
  });
  const keyOf = (event) => {
    if (event.key === "Tab") return close();
    list.key(event);
  };
  let isChanged = false;
  const closed = () => {
    if (isChanged && chosen.size >= least) send([...chosen]);
  };
  const hint = isSingle ? null : h("div", { class: "select-hint" }, least === most ? `Choose ${most}` : `Choose ${least} to ${most}. ${ending}`);
  const menu = h("div", { class: "select-menu" }, search, list.element, hint);
  // Filled first: its height decides its place.
  list.set(shown(""));
  const close = openPopup(pane, anchor, menu, { closed, width: Math.max(anchor.offsetWidth, 220) });
  list.serve(search);
  search.focus();
}

/** What can be chosen. */
export function entriesOf(select, pane) {
  const fixed = (select.options ?? []).map((option) => ({
    value: option.value,
    label: option.label,
    hint: option.description,
    isDefault: option.default,
  }));
  const made = {
    3: () => fixed,
    5: () => peopleEntries(pane),
    6: () => roleEntries(pane),
    7: () => [...peopleEntries(pane), ...roleEntries(pane)],
    8: () => channelEntries(pane, select.channel_types),
  }[select.type]();
  const defaults = new Set((select.default_values ?? []).map((value) => value.id));
  return made.map((entry) => ({ ...entry, isDefault: entry.isDefault || defaults.has(entry.value) }));
}
