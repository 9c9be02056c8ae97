// The page's own drawings: lines in a square of 24. Must not know where they are used.

const PATHS = {
  hash: "M9 4 7 20M17 4l-2 16M4.5 9h16M3.5 15h16",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z",
  thread: "M5 6h14M5 11h9M5 16h5M15 20a4 4 0 1 0 0-8 4 4 0 0 0-3.4 6.1L11 20z",
  at: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM16 8v6a2.5 2.5 0 0 0 5 0v-2a9 9 0 1 0-4 7.5",
  pin: "M9 3h6l-1 6 4 4H6l4-4zM12 13v8",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 6",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6 6 18",
  down: "M6 9l6 6 6-6",
  right: "M9 6l6 6-6 6",
  menu: "M4 7h16M4 12h16M4 17h16",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  send: "M4 12 20 4l-5 16-3-7z",
  code: "M8 7l-5 5 5 5M16 7l5 5-5 5",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  link: "M14 5h5v5M19 5l-8 8M11 6H5v13h13v-6",
  reply: "M10 6 4 11l6 5M4 11h9a7 7 0 0 1 7 7",
  slash: "M5 4h14v16H5zM14 8l-4 8",
  bulb: "M9 18h6M10 21h4M8.5 15a6 6 0 1 1 7 0c-.6.6-.9 1.300-1 3h-5c-.1-1.700-.4-2.400-1-3z",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2",
  forum: "M4 5h12v8H9l-3 3v-3H4zM19 9h1v9h-2v3l-3-3h-4v-2",
  check: "M5 12.500 10 17.500 19.500 7",
};

const SPACE = "http://www.w3.org/2000/svg";

/** A drawing that says nothing to a screen reader: what it belongs to has the words. */
export function icon(name) {
  const svg = document.createElementNS(SPACE, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SPACE, "path");
  path.setAttribute("d", PATHS[name] ?? PATHS.more);
  svg.append(path);
  return svg;
}
