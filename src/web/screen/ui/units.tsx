/** Partner units by claims, and projects with their progress: one place, in turns. */
import type { Figures } from '../figures.ts';
import { Bars } from './bars.tsx';
import { figure } from './digits.tsx';
import { Panel } from './panel.tsx';
import { useScreen } from './screen-context.ts';

export function Units({ figures }: { figures: Figures }) {
  const { say } = useScreen();
  if (figures.claims) return <Claims claims={figures.claims} />;
  const most = Math.max(1, ...figures.units.map(({ count }) => count));
  const rows = figures.units.map(({ id, name, count }) => ({
    key: id,
    name,
    share: count / most,
    value: figure(count),
  }));
  return (
    <Panel name="units" title="units" aside={say('last30')}>
      {rows.length === 0 && <p class="none">{say('none')}</p>}
      <Bars tone="claimed" rows={rows} />
    </Panel>
  );
}

function Claims({ claims }: { claims: NonNullable<Figures['claims']> }) {
  const { label, say } = useScreen();
  const most = Math.max(1, ...claims.map(({ count }) => count));
  const rows = claims.map(({ state, count }) => ({
    key: state,
    name: label('ClaimState', state),
    share: count / most,
    value: figure(count),
  }));
  return (
    <Panel name="units" title="claimsByState">
      {rows.length === 0 && <p class="none">{say('none')}</p>}
      <Bars tone="claimed" rows={rows} />
    </Panel>
  );
}

export function Projects({ figures }: { figures: Figures }) {
  const { label, say } = useScreen();
  const { rows, total } = figures.projects;
  const bars = rows.map(({ id, place, kind, state, progress, title }) => ({
    key: id,
    // A wall is told no title: then what it is, and where.
    name: `${place.name} · ${title ?? label('ProjectKind', kind)} · ${label('ProjectState', state)}`,
    share: progress / 100,
    value: `${progress}%`,
  }));
  return (
    <Panel name="projects" title="projects" aside={`${figure(total)} ${say('projectsOf')}`}>
      {rows.length === 0 && <p class="none">{say('none')}</p>}
      <Bars tone="done" rows={bars} />
    </Panel>
  );
}
