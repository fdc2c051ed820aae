/** The row of figures that matter most. */
import { useRef } from 'preact/hooks';
import { type Figures, claimsInHand } from '../figures.ts';
import { total } from '../total.ts';
import type { Word } from '../words.ts';
import { Digits, figure } from './digits.tsx';
import { Veil } from './panel.tsx';
import { useScreen } from './screen-context.ts';

const grown = (count: number) => (count > 0 ? `+${count}` : '0');

export function Tiles({ figures }: { figures: Figures }) {
  const { shown, say } = useScreen();
  const today = (counts: readonly number[]) => `${say('today')} ${grown(total(counts))}`;
  const { claimedAfter } = figures;
  const isShort = claimedAfter !== null && claimedAfter < 1;
  const span = claimedAfter === null ? null : isShort ? claimedAfter * 24 : claimedAfter;
  return (
    <div class="tiles">
      {figures.groups === null ? (
        <Tile name="claims" tone="claimed" value={figure(claimsInHand(figures))} />
      ) : (
        <Tile name="groups" value={figure(figures.groups)} />
      )}
      <Tile name="agreements" value={figure(figures.agreements)} />
      <Tile name="open" tone="new" value={figure(figures.subject.open)} />
      <Tile
        name="newThisMonth"
        tone="new"
        value={figure(figures.newThisMonth)}
        beside={today(figures.newByHour)}
      />
      <Tile
        name="doneThisMonth"
        tone="done"
        value={figure(figures.doneThisMonth)}
        beside={today(figures.doneByHour)}
      />
      <Tile
        name="claimedAfter"
        tone="claimed"
        value={span === null ? '—' : span.toFixed(1)}
        beside={say(isShort ? 'hours' : 'days')}
      />
      <Alert value={figures.overdue} />
      {shown.isOld && <Veil />}
    </div>
  );
}

interface TileProps {
  name: Word;
  value: string;
  tone?: string;
  beside?: string;
}

function Tile({ name, value, tone = 'plain', beside }: TileProps) {
  const { say } = useScreen();
  return (
    <section class={`tile ${tone}`}>
      <p class="value">
        <Digits text={value} />
        {beside !== undefined && <small>{beside}</small>}
      </p>
      <h2>{say(name)}</h2>
    </section>
  );
}

/** More than there were: it pulses three times, and stays. */
function Alert({ value }: { value: number }) {
  const most = useRef(value);
  const pulse = useRef(0);
  if (value > most.current) pulse.current += 1;
  most.current = value;
  return (
    <div key={pulse.current} class={pulse.current > 0 ? 'alert pulses' : 'alert'}>
      <Tile name="overdue" tone={value > 0 ? 'late' : 'done'} value={figure(value)} />
    </div>
  );
}
