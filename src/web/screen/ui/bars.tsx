/** Rows with a bar each: a name, how much of the most, and the figure. */
interface Bar {
  key: string;
  name: string;
  /** Between 0 and 1. */
  share: number;
  value: string;
}

export function Bars({ rows, tone }: { rows: readonly Bar[]; tone: string }) {
  return (
    <ul class={`bars of-${tone}`}>
      {rows.map(({ key, name, share, value }) => (
        <li key={key}>
          <span class="name">{name}</span>
          <span class="track" aria-hidden="true">
            <span style={{ width: `${Math.round(share * 100)}%` }} />
          </span>
          <b>{value}</b>
        </li>
      ))}
    </ul>
  );
}
