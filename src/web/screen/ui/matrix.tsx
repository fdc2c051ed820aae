/** A column for each street, a tile for each community or village: how many needs are open there. */
import { useRef } from 'preact/hooks';
import type { Column, Spot } from '../columns.ts';
import type { Figures } from '../figures.ts';
import { type Ladder, classOf, ladderOf, rangesOf, shortName } from '../names.ts';
import { figure } from './digits.tsx';
import { Panel } from './panel.tsx';
import { useScreen } from './screen-context.ts';

export function Matrix({ figures }: { figures: Figures }) {
  const { columns } = figures;
  const ladder = useLadder(columns.flatMap(({ spots }) => spots.map(({ open }) => open)));
  const rows = Math.max(...columns.map(({ spots }) => spots.length), 1);
  return (
    <Panel name="matrix" title="matrix" aside={<Legend ladder={ladder} />}>
      <ul class="columns" style={{ '--columns': columns.length, '--rows': rows }}>
        {columns.map((column) => (
          <Street key={column.code} column={column} ladder={ladder} />
        ))}
      </ul>
    </Panel>
  );
}

/** Of these counts, beside what they were before. */
export function useLadder(counts: readonly (number | null)[]): Ladder {
  const before = useRef<Ladder | undefined>(undefined);
  before.current = ladderOf(counts, before.current);
  return before.current;
}

function Legend({ ladder }: { ladder: Ladder }) {
  const { say } = useScreen();
  return (
    <p class="legend">
      <span class="village-sign">{say('village')}</span>
      <span>{say('colour')}</span>
      {rangesOf(ladder).map((range, at) => (
        <b key={range} class={`class-${at}`}>
          {range}
        </b>
      ))}
    </p>
  );
}

function Street({ column, ladder }: { column: Column; ladder: Ladder }) {
  const { acts } = useScreen();
  return (
    <li>
      <button type="button" class="street" onClick={() => acts.open(column.code)}>
        {column.name} <b>{figure(column.open)}</b>
      </button>
      <ul>
        {column.spots.map((spot) => (
          <li key={spot.code}>
            <SpotTile spot={spot} ladder={ladder} />
          </li>
        ))}
      </ul>
    </li>
  );
}

export function SpotTile({ spot, ladder }: { spot: Spot; ladder: Ladder }) {
  const { acts, say } = useScreen();
  const name = shortName(spot);
  const isTight = name.length + figure(spot.open).length > 6;
  const kinds = [
    `spot class-${classOf(spot.open, ladder)}`,
    spot.kind === 'VILLAGE' ? 'village' : '',
    isTight ? 'tight' : '',
  ];
  const late = spot.overdue > 0 ? `，${say('late')} ${spot.overdue}` : '';
  return (
    <button
      type="button"
      class={kinds.join(' ')}
      title={`${spot.name}${late}`}
      onClick={() => acts.open(spot.code)}
    >
      <span>{name}</span> <b>{figure(spot.open)}</b>
    </button>
  );
}
