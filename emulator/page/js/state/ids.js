// Discord's ids: their order and the moment inside them. Decimal text, too large for a number.

const EPOCH_MS = 1_420_070_400_000n;
let last = 0n;

/** Below zero when `a` is older than `b`. Absent is older than all. */
export function compareIds(a, b) {
  const [one, two] = [a ?? "", b ?? ""];
  if (one.length !== two.length) return one.length - two.length;
  return one < two ? -1 : one > two ? 1 : 0;
}

/** Unix milliseconds. */
export const momentOf = (id) => Number((BigInt(id) >> 22n) + EPOCH_MS);

/** An id of now, never the same twice: for nonces. */
export function makeNonce() {
  const now = (BigInt(Date.now()) - EPOCH_MS) << 22n;
  last = now > last ? now : last + 1n;
  return last.toString();
}

/** The id right after one: for what only this page shows. */
export const idAfter = (id) => (BigInt(id ?? "0") + 1n).toString();
