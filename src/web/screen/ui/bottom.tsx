/** How the screen is connected, of when its data is, that a demonstration is one, and the version. */
import { timeOf } from '../clock.ts';
import type { Link } from '../store.ts';
import type { Word } from '../words.ts';
import { useScreen } from './screen-context.ts';

const SIGNS: Record<Link, 'good' | 'waits' | 'bad'> = {
  connecting: 'waits',
  live: 'good',
  polling: 'waits',
  away: 'waits',
  refused: 'bad',
  unknown: 'bad',
};

export function Bottom() {
  const { shown, acts, say } = useScreen();
  const { link, asOf, now, about, figures } = shown;
  const [count, unit] = ageOf(now - (asOf ?? now));
  const isOfNow = asOf === undefined || link === 'live';
  return (
    <footer class="bottom">
      <p role="status" class={`link ${SIGNS[link]}`}>
        <span class="sign" aria-hidden="true" />
        {say(link)}
      </p>
      <p>
        {asOf !== undefined && `${say('asOf')} ${timeOf(asOf)}`}
        {!isOfNow && <b class="age">{` · ${count} ${say(unit)}${say('ago')}`}</b>}
      </p>
      <p class="demo">
        {[
          ...(figures?.isPartial ? [say('partial')] : []),
          ...(about?.isDemo ? [say(about.isTraffic ? 'traffic' : 'demo')] : []),
        ].join(' · ')}
      </p>
      <p class="end">
        <button type="button" onClick={() => acts.table()}>
          {say('table')}
        </button>
        <button type="button" onClick={() => acts.help()} aria-label={say('keys')}>
          ?
        </button>
        {about && `v${about.version}`}
      </p>
    </footer>
  );
}

/** 45 seconds, 12 minutes, 3 hours: the coarser, the older. */
function ageOf(ms: number): [number, Word] {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 120) return [seconds, 'seconds'];
  return seconds < 7_200
    ? [Math.round(seconds / 60), 'minutes']
    : [Math.round(seconds / 3_600), 'wholeHours'];
}
