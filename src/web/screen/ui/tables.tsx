/** The same as plain tables: for desks, for screen readers, for whoever copies figures. */
import { momentOf } from '../clock.ts';
import type { Spot } from '../columns.ts';
import { type Figures, claimsInHand } from '../figures.ts';
import { total } from '../total.ts';
import { publicPlace } from '../public-place.ts';
import type { Word } from '../words.ts';
import { Bottom } from './bottom.tsx';
import { figure } from './digits.tsx';
import { ReportedTable } from './reported.tsx';
import { useScreen } from './screen-context.ts';
import { Table } from './table.tsx';
import { Top } from './top.tsx';

interface Props {
  figures: Figures;
}

export function Tables({ figures }: Props) {
  return (
    <div class="tables">
      <Top />
      <main>
        <FigureTable figures={figures} />
        <PlaceTable figures={figures} />
        <CategoryTable figures={figures} />
        <FeedTable />
        <HourTable figures={figures} />
        <UnitTable figures={figures} />
        <ProjectTable figures={figures} />
        <ReportedTable />
      </main>
      <Bottom />
    </div>
  );
}

function FigureTable({ figures }: Props) {
  const { say } = useScreen();
  const rows: [Word, string][] = [
    figures.groups === null
      ? ['claims', figure(claimsInHand(figures))]
      : ['groups', figure(figures.groups)],
    ['agreements', figure(figures.agreements)],
    ['open', figure(figures.subject.open)],
    ['newThisMonth', figure(figures.newThisMonth)],
    ['newToday', figure(total(figures.newByHour))],
    ['doneThisMonth', figure(figures.doneThisMonth)],
    ['doneToday', figure(total(figures.doneByHour))],
    ['claimedAfter', `${figures.claimedAfter?.toFixed(1) ?? '—'} ${say('days')}`],
    ['overdue', figure(figures.overdue)],
    ['projectCount', figure(figures.projects.total)],
  ];
  return (
    <Table
      title="figures"
      heads={['name', 'count']}
      rows={rows.map(([name, value]) => [say(name), value])}
    />
  );
}

/** Of what lies in a column no more is known than how many are open. */
const bare = (spot: Spot) => ({ ...spot, grids: undefined, states: [] });

function PlaceTable({ figures }: Props) {
  const { acts, label } = useScreen();
  const places = figures.columns.flatMap((column) => [column, ...column.spots.map(bare)]);
  const rows = places.map(({ code, name, kind, open, overdue, grids, states }) => [
    <button key={code} type="button" onClick={() => acts.open(code)}>
      {name}
    </button>,
    figure(open),
    figure(overdue),
    label('PlaceKind', kind),
    grids === undefined ? '' : figure(grids),
    states.map(({ state, count }) => `${label('NeedState', state)} ${count}`).join('，'),
  ]);
  const heads = ['place', 'open', 'overdue', 'kind', 'gridCount', 'state'] as const;
  return <Table title="matrix" heads={heads} rows={rows} />;
}

function CategoryTable({ figures }: Props) {
  const { label } = useScreen();
  const rows = figures.categories.map(({ category, count }) => [
    label('NeedCategory', category),
    figure(count),
  ]);
  return <Table title="categories" heads={['category', 'count']} rows={rows} />;
}

function FeedTable() {
  const { shown, label } = useScreen();
  const rows = shown.feed.rows.map(({ at, need }) => [
    momentOf(at, shown.now),
    label('NeedCategory', need.category),
    publicPlace(need.place),
    (need.isPublic && need.title) || '',
    label('NeedState', need.state),
  ]);
  return <Table title="feed" heads={['time', 'category', 'place', 'name', 'state']} rows={rows} />;
}

function HourTable({ figures: { newByHour, doneByHour } }: Props) {
  const rows = newByHour.map((count, hour) => [
    `${hour}:00`,
    figure(count),
    figure(doneByHour[hour]),
  ]);
  return <Table title="byHour" heads={['time', 'fresh', 'done']} rows={rows} />;
}

function UnitTable({ figures }: Props) {
  const { label } = useScreen();
  if (figures.claims) {
    const claims = figures.claims.map(({ state, count }) => [
      label('ClaimState', state),
      figure(count),
    ]);
    return <Table title="claimsByState" heads={['state', 'count']} rows={claims} />;
  }
  const rows = figures.units.map(({ name, count }) => [name, figure(count)]);
  return <Table title="units" heads={['name', 'count']} rows={rows} />;
}

function ProjectTable({ figures }: Props) {
  const { label } = useScreen();
  const rows = figures.projects.rows.map(({ title, kind, place, state, progress }) => [
    title ?? label('ProjectKind', kind),
    place.name,
    label('ProjectState', state),
    `${progress}%`,
  ]);
  return <Table title="projects" heads={['name', 'place', 'state', 'progress']} rows={rows} />;
}
