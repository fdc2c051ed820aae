/** How the screen is connected, of when its data is, that a demonstration is one, and the version. */
import { timeOf } from '../clock.ts';
import type { Link } from '../store.ts';
import { useScreen } from './screen-context.ts';

const SIGNS: Record<Link, 'good' | 'waits' | 'bad'> = {
  connecting: 'waits',
  live: 'good',
  polling: 'waits',
  away: 'waits',
  refused: 'bad',
};

export function Bottom() {
  const { shown, acts, say } = useScreen();
  const { link, asOf, now, about } = shown;
  const age = asOf === undefined || link === 'live' ? '' : ` · ${ageOf(now - asOf)}`;
  return (
    <footer class="bottom">
      <p role="status" class={`link ${SIGNS[link]}`}>
        <span class="sign" aria-hidden="true" />
        {say(link)}
      </p>
      <p>
        {asOf !== undefined && `${say('asOf')} ${timeOf(asOf)}`}
        {age !== '' && <b class="age">{`${age} ${say('ago')}`}</b>}
      </p>
      <p class="demo">{about?.isDemo && say(about.isTraffic ? 'traffic' : 'demo')}</p>
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

/** `45 s`, `12 min`, `3 h`: the coarser, the older. */
function ageOf(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
