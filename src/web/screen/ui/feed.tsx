/** Needs as they change: when, what, where, and how they stand. */
import { momentOf } from '../clock.ts';
import type { FeedRow } from '../feed-window.ts';
import { publicPlace } from '../public-place.ts';
import { Panel } from './panel.tsx';
import { useScreen } from './screen-context.ts';

/** The colour of a state; it is said in words besides. */
const TONES: { [state: string]: string } = {
  REPORTED: 'new',
  LISTED: 'new',
  CLAIMED: 'claimed',
  IN_PROGRESS: 'claimed',
  DELIVERED: 'claimed',
  CLOSED: 'done',
};

export function Feed() {
  const { shown, say } = useScreen();
  const { rows, waiting } = shown.feed;
  return (
    <Panel
      name="feed"
      title="feed"
      aside={waiting > 0 ? <b class="waiting">{`+${waiting} ${say('waiting')}`}</b> : null}
    >
      {rows.length === 0 && <p class="none">{say('none')}</p>}
      <ol>
        {rows.map((row) => (
          <Row key={row.need.id} row={row} isFresh={row.need.id === shown.feed.fresh} />
        ))}
      </ol>
    </Panel>
  );
}

function Row({ row: { at, need }, isFresh }: { row: FeedRow; isFresh: boolean }) {
  const { label, shown } = useScreen();
  const { category, place, state, title, isPublic } = need;
  return (
    <li class={isFresh ? 'fresh' : ''} data-need={need.id}>
      <time>{momentOf(at, shown.now)}</time>
      <b>{label('NeedCategory', category)}</b>
      <span class="place">{publicPlace(place)}</span>
      <span class="title may-end">{isPublic ? title : null}</span>
      <span class={`state ${TONES[state] ?? 'other'}`}>{label('NeedState', state)}</span>
    </li>
  );
}
