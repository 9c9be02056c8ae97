// Discord's markdown, without a browser: a table of texts and what they mean.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const source = await readFile(new URL("../page/js/view/markdown.js", import.meta.url), "utf8");
const { parseBlocks } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

/** A tree in one line: `kind(children)`, text as it is. */
function write(node) {
  const { kind, text, children, items } = node;
  if (kind === "text") return text;
  if (kind === "plain") return children.map(write).join("");
  if (kind === "quote") return `quote(${children.map(write).join("¶")})`;
  if (items) return `list(${items.map((item) => item.children.map(write).join("")).join("|")})`;
  const extra = { time: `${node.seconds}:${node.style}`, link: `${node.url},${children?.map(write).join("")}` }[kind];
  return `${kind}(${extra ?? node.id ?? node.name ?? text ?? children.map(write).join("")})`;
}
const told = (text) => parseBlocks(text).map(write).join("¶");

const CASES = [
  ["plain words", "plain words"],
  ["**bold *and* more** rest", "strong(bold em(and) more) rest"],
  ["***both***", "strong(em(both))"],
  ["__under__ _em_ ~~gone~~ ||secret||", "underline(under) em(em) strike(gone) spoiler(secret)"],
  ["snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"],
  ["\\*not\\* \\<@12> \\|\\|no\\|\\|", "*not* <@12> ||no||"],
  ["`a *b*` ``c`d``", "code(a *b*) code(c`d)"],
  ["**open", "**open"],
  ["<@12> <@!13> <@&14> <#15> </offer send:16>", "user(12) user(13) role(14) channel(15) command(offer send)"],
  ["<t:1700000000:R> <t:1700000000> <t:x>", "time(1700000000:R) time(1700000000:f) <t:x>"],
  ["[label](https://a.example/x) <https://b.example> https://c.example/d.", "link(https://a.example/x,label) link(https://b.example,https://b.example) link(https://c.example/d,https://c.example/d)."],
  ["[no](javascript:alert)", "[no](javascript:alert)"],
  ["# One\n## Two\n#No\n-# small", "h1(One)¶h2(Two)¶#No¶small(small)"],
  ["> a\n> b\nc", "quote(a\nb)¶c"],
  [">>> a\nb", "quote(a\nb)"],
  ["> > a\n> b\n> > c", "quote(> a\nb\n> c)"],
  ["- a\n- **b**\n1. c", "list(a|strong(b)|c)"],
  ["x\n```rust\nfn **a**\n```\ny", "x¶fence(fn **a**)¶y"],
  ["two\nlines", "two\nlines"],
  ["@everyone @here @nobody", "all(@everyone) all(@here) @nobody"],
  ["<:smile:123> done", ":smile: done"],
];

for (const [text, expected] of CASES) test(JSON.stringify(text), () => assert.equal(told(text), expected));

test("a text made to be slow is not", () => {
  const began = performance.now();
  for (const piece of ["*", "**a", "__", "~~|", "[", "`", "||x", "_a_ ", "> ", ">>> ", "- "]) parseBlocks(piece.repeat(2_000 / piece.length));
  // Seconds would mean that time grows with the square of the length, or worse.
  assert.ok(performance.now() - began < 10_000);
});
