/**
 * Snapshots as PostgreSQL writes them, `xmin:xmax:xip,…`, in texts that come from outside.
 * Invariant: what is let through PostgreSQL reads without an error.
 */

const SNAPSHOT = /^\d{1,18}:\d{1,18}:(\d{1,18}(,\d{1,18})*)?$/;

/** In the form and with the order that PostgreSQL accepts: xmin <= each of xip, rising, < xmax. */
export function isSnapshot(text: string): boolean {
  if (!SNAPSHOT.test(text)) return false;
  const [xmin = '', xmax = '', xip = ''] = text.split(':');
  const rising = [xmin, ...(xip ? xip.split(',') : [])].map(BigInt);
  const isRising = rising.every((one, i) => i < 2 || one > (rising[i - 1] ?? 0n));
  const first = rising[1] ?? rising[0] ?? 0n;
  const last = rising.at(-1) ?? 0n;
  return (
    BigInt(xmin) > 0n &&
    BigInt(xmin) <= BigInt(xmax) &&
    isRising &&
    first >= BigInt(xmin) &&
    (xip === '' || last < BigInt(xmax))
  );
}
