/** What lies below a street: its communities, each with how its needs stand; below a community: its grids. */
import type { Column } from '../columns.ts';
import type { Figures } from '../figures.ts';
import { figure } from './digits.tsx';
import { SpotTile, useLadder } from './matrix.tsx';
import { Panel } from './panel.tsx';
import { useScreen } from './screen-context.ts';

export function Communities({ figures }: { figures: Figures }) {
  const { columns } = figures;
  return (
    <Panel name="communities" title="matrix">
      <ul class="cards">
        {columns.map((column) => (
          <Card key={column.code} column={column} />
        ))}
      </ul>
    </Panel>
  );
}

function Card({ column }: { column: Column }) {
  const { acts, say } = useScreen();
  const { code, name, kind, open, overdue, grids } = column;
  return (
    <li>
      <button
        type="button"
        class={`card ${kind === 'VILLAGE' ? 'village' : ''}`}
        onClick={() => acts.open(code)}
      >
        <span class="name">
          {name}
          {grids !== undefined && <small>{`${grids} ${say('gridsOf')}`}</small>}
        </span>
        <b class="open">{figure(open)}</b>
        <States column={column} />
        {overdue > 0 && <b class="late">{`${say('late')} ${overdue}`}</b>}
      </button>
    </li>
  );
}

function States({ column }: { column: Column }) {
  const { label } = useScreen();
  return (
    <span class="states">
      {column.states.map(({ state, count }) => (
        <span key={state}>{`${label('NeedState', state)} ${count}`}</span>
      ))}
    </span>
  );
}

/** A wall knows no finer origin than the community: then its grids have names, and no figures. */
export function Grids({ figures }: { figures: Figures }) {
  const [community] = figures.columns;
  const spots = community?.spots ?? [];
  const ladder = useLadder(spots.map(({ open }) => open));
  const isKnown = spots.some(({ open }) => open !== null);
  return (
    <Panel name="grids" title="grids" aside={community && <States column={community} />}>
      <ul class={isKnown ? 'cards' : 'cards nameless'}>
        {spots.map((spot) => (
          <li key={spot.code}>
            {isKnown ? (
              <SpotTile spot={spot} ladder={ladder} />
            ) : (
              <span class="grid">{spot.name}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
