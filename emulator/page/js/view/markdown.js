// Discord's markdown as a tree: `{kind, children | text, …}`. Pure. Must not know elements or names.

const FENCE = /(?<!\\)```(?:([\w+-]*)\n)?([\s\S]*?)```/g;
const HEADING = /^(#{1,3}) +(.+)$/;
const SMALL = /^-# +(.+)$/;
const ITEM = /^( *)([-*]|\d+\.) +(.+)$/;
const QUOTE = /^> (.*)$/;

/** A whole text with blocks: headings, quotes, lists, code. */
export function parseBlocks(text) {
  const blocks = [];
  let end = 0;
  for (const found of text.matchAll(FENCE)) {
    blocks.push(...parseLines(text.slice(end, found.index).replace(/\n$/, "")));
    blocks.push({ kind: "fence", language: found[1] ?? "", text: found[2].replace(/\n$/, "") });
    end = found.index + found[0].length;
    if (text[end] === "\n") end += 1;
  }
  return [...blocks, ...parseLines(text.slice(end))];
}

/** Quotes inside quotes are words, as on Discord. */
function parseLines(text, isQuoted = false) {
  if (text === "") return [];
  const lines = text.split("\n");
  const blocks = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at].startsWith(">>> ") && !isQuoted) {
      const rest = [lines[at].slice(4), ...lines.slice(at + 1)].join("\n");
      return [...blocks, { kind: "quote", children: parseLines(rest, true) }];
    }
    const [block, next] = parseBlock(lines, at, isQuoted);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

function parseBlock(lines, at, isQuoted) {
  const heading = HEADING.exec(lines[at]);
  if (heading) return [{ kind: `h${heading[1].length}`, children: parseInline(heading[2]) }, at + 1];
  const small = SMALL.exec(lines[at]);
  if (small) return [{ kind: "small", children: parseInline(small[1]) }, at + 1];
  if (QUOTE.test(lines[at]) && !isQuoted) return gather(lines, at, QUOTE, readQuote);
  if (ITEM.test(lines[at])) return gather(lines, at, ITEM, readList);
  let end = at + 1;
  while (end < lines.length && !startsBlock(lines[end], isQuoted)) end += 1;
  return [{ kind: "plain", children: parseInline(lines.slice(at, end).join("\n")) }, end];
}

const startsBlock = (line, isQuoted) =>
  [HEADING, SMALL, ITEM].some((mark) => mark.test(line)) || (!isQuoted && (QUOTE.test(line) || line.startsWith(">>> ")));

function gather(lines, at, mark, make) {
  const found = [];
  while (at < lines.length && mark.test(lines[at])) found.push(mark.exec(lines[at++]));
  return [make(found), at];
}

const readQuote = (found) => ({ kind: "quote", children: parseLines(found.map((line) => line[1]).join("\n"), true) });

function readList(found) {
  const items = found.map(([, indent, mark, text]) => ({ depth: indent.length >= 2 ? 1 : 0, mark, children: parseInline(text) }));
  const isNumbered = /\d/.test(items[0].mark);
  return { kind: "list", isNumbered, start: isNumbered ? parseInt(items[0].mark, 10) : 1, items };
}

const PAIRS = [
  ["strong", /\*\*(?=\S)((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y],
  ["underline", /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y],
  ["strike", /~~((?:\\[\s\S]|[^\\])+?)~~/y],
  ["spoiler", /\|\|((?:\\[\s\S]|[^\\])+?)\|\|/y],
  ["em", /\*(?![\s*])((?:\\[\s\S]|\*\*[^*]+\*\*|[^*\\])+?)\*(?!\*)/y],
  ["em", /_(?!_)((?:\\[\s\S]|__[^_]+__|[^_\\])+?)_(?![_\w])/y],
];
const TOKENS = [
  [/\\([^A-Za-z0-9\s])/y, ([, sign]) => ({ kind: "text", text: sign })],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, ([, , text]) => ({ kind: "code", text: text.trim() || text })],
  [/<@!?(\d{1,20})>/y, ([, id]) => ({ kind: "user", id })],
  [/<@&(\d{1,20})>/y, ([, id]) => ({ kind: "role", id })],
  [/<#(\d{1,20})>/y, ([, id]) => ({ kind: "channel", id })],
  [/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y, ([, seconds, style]) => ({ kind: "time", seconds: Number(seconds), style: style ?? "f" })],
  [/<\/([^:<>]{1,100}):(\d{1,20})>/y, ([, name]) => ({ kind: "command", name })],
  [/<a?:(\w{2,32}):\d{1,20}>/y, ([, name]) => ({ kind: "text", text: `:${name}:` })],
  [/<(https?:\/\/[^\s<>]+)>/y, ([, url]) => link(url, url)],
  [/\[((?:\\.|[^\]\\\n])+)\]\((https?:\/\/[^\s()<>]+(?:\([^\s()<>]*\))?)(?: "[^"]*")?\)/y, ([, label, url]) => ({ kind: "link", url, children: parseInline(label) })],
  [/https?:\/\/[^\s<]+[^\s<.,:;"')\]*_~|]/y, ([url]) => link(url, url)],
  [/@(everyone|here)\b/y, ([whole]) => ({ kind: "all", text: whole })],
];
const link = (url, text) => ({ kind: "link", url, children: [{ kind: "text", text }] });

/** Text without blocks: emphasis, code, links, mentions, moments. */
export function parseInline(text) {
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push({ kind: "text", text: plain });
    plain = "";
  };
  for (let at = 0; at < text.length; ) {
    const found = readToken(text, at) ?? readPair(text, at);
    if (!found) {
      plain += text[at];
      at += 1;
    } else {
      if (found.node.kind === "text") plain += found.node.text;
      else {
        flush();
        nodes.push(found.node);
      }
      at = found.end;
    }
  }
  flush();
  return nodes;
}

function readToken(text, at) {
  if (!"\\`<[h@".includes(text[at])) return null;
  for (const [mark, make] of TOKENS) {
    mark.lastIndex = at;
    const found = mark.exec(text);
    // The place is taken before the inner text is read, which uses the same expressions.
    if (found) return { end: mark.lastIndex, node: make(found) };
  }
  return null;
}

function readPair(text, at) {
  if (!"*_~|".includes(text[at])) return null;
  // An underscore inside a word is part of it.
  if (text[at] === "_" && text[at + 1] !== "_" && /\w/.test(text[at - 1] ?? "")) return null;
  for (const [kind, mark] of PAIRS) {
    mark.lastIndex = at;
    const found = mark.exec(text);
    if (found) return { end: mark.lastIndex, node: { kind, children: parseInline(found[1]) } };
  }
  return null;
}
