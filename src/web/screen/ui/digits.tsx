/** A figure whose digits roll, once, where they changed. */
import { useRef } from 'preact/hooks';

export function Digits({ text }: { text: string }) {
  const before = useRef(text);
  const rolls = useRef(false);
  if (before.current !== text) rolls.current = true;
  before.current = text;
  // Counted from the end, so that units stay units when a figure grows; what is new has a new key, and rolls in.
  const signs = Array.from(text);
  return (
    <span class="digits" aria-label={text} role="img">
      {signs.map((sign, at) => (
        <span
          key={`${signs.length - at}${sign}`}
          class={rolls.current ? 'rolls' : ''}
          aria-hidden="true"
        >
          {sign}
        </span>
      ))}
    </span>
  );
}

/** `1,286`; a dash where there is none. */
export const figure = (value: number | null | undefined) =>
  value === null || value === undefined ? '—' : value.toLocaleString('en-US');
