/** A figure whose digits roll, once, where they changed. */
import { useRef } from 'preact/hooks';

export function Digits({ text }: { text: string }) {
  const before = useRef(text);
  const rolls = useRef<ReadonlySet<number>>(new Set());
  if (before.current !== text) rolls.current = changedIn(before.current, text);
  before.current = text;
  return (
    <span class="digits" aria-label={text} role="img">
      {fromEnd(text)
        .map((sign, at) => (
          // What is new at its place has a new key, and so its movement begins.
          <span
            key={`${at}${sign}`}
            class={rolls.current.has(at) ? 'rolls' : ''}
            aria-hidden="true"
          >
            {sign}
          </span>
        ))
        .toReversed()}
    </span>
  );
}

/** Counted from the end, so that units stay units when a figure grows. */
const fromEnd = (text: string) => Array.from(text).toReversed();

function changedIn(before: string, text: string): ReadonlySet<number> {
  const old = fromEnd(before);
  return new Set(fromEnd(text).flatMap((sign, at) => (sign === old[at] ? [] : [at])));
}

/** `1,286`; a dash where there is none. */
export const figure = (value: number | null | undefined) =>
  value === null || value === undefined ? '—' : value.toLocaleString('en-US');
