/** The big screen as a wall has it open, and what it shows beside what the API answers. */
import type { Page } from 'playwright-core';
import { PAGE_DOCUMENTS } from '../../src/web/screen-documents.ts';
import type { Asker } from './ask.ts';

/** Rows of the tables, by their captions. */
export interface Shown {
  figures: string[];
  places: string[];
  categories: string[];
  units: string[];
  projects: string[];
}

const FIGURES =
  Object.values(PAGE_DOCUMENTS).find((one) => one.includes('query ScreenFigures(')) ?? '';
const DISTRICT = '211102';
const figure = (value: number) => value.toLocaleString('en-US');

/** What the tables (`?table`) show. */
export async function shownOn(page: Page): Promise<Shown> {
  const tables = (await page.evaluate(
    `Object.fromEntries([...document.querySelectorAll('table')].map((table) => [table.caption.innerText,
      [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText))]))`,
  )) as Record<string, string[][]>;
  const rowsOf = (caption: string) => tables[caption] ?? [];
  const pairs = (caption: string) => rowsOf(caption).map(([name, count]) => `${name} ${count}`);
  return {
    figures: pairs('主要指标'),
    places: pairs('社区（村）待办分布'),
    categories: pairs('待办类别').toSorted(),
    units: pairs('共建单位认领榜').toSorted(),
    projects: rowsOf('项目清单进度').map((cells) => cells.join(' ')),
  };
}

interface Place {
  name: string;
  needCounts: { open: number };
}

interface Project {
  title: string | null;
  kind: string;
  place: { name: string };
  state: string;
  progress: number;
}

const sum = (rows: { count: number }[]) => figure(rows.reduce((all, { count }) => all + count, 0));

/** The same of a question that is asked now, by the screen's own document. */
export async function toldBy(screen: Asker): Promise<Shown> {
  const fresh = await screen.ask(FIGURES, { code: DISTRICT, scope: { placeCode: DISTRICT } });
  const { labels } = await screen.ask('{ labels { enum value zh } }');
  const label = (name: string, value: string) =>
    labels.find((one: { enum: string; value: string }) => one.enum === name && one.value === value)
      .zh;
  const places = fresh.place.streets.flatMap((street: Place & { communities: Place[] }) => [
    street,
    ...street.communities,
  ]);
  return {
    figures: [
      `网格党小组 ${figure(fresh.groups.totalCount)}`,
      `生效共建协议 ${figure(fresh.agreements.totalCount)}`,
      `待办需求 ${figure(fresh.place.needCounts.open)}`,
      `本月新增 ${sum(fresh.newThisMonth)}`,
      `今日新增 ${sum(fresh.newToday)}`,
      `本月办结 ${sum(fresh.doneThisMonth)}`,
      `今日办结 ${sum(fresh.doneToday)}`,
      `认领用时（中位） ${fresh.claimed[0]?.listedToClaimed.median?.toFixed(1) ?? '—'} 天`,
      `超时未办结 ${sum(fresh.overdue)}`,
      `项目数 ${figure(fresh.projects.totalCount)}`,
    ],
    places: places.map(({ name, needCounts }: Place) => `${name} ${figure(needCounts.open)}`),
    categories: fresh.categories
      .map(
        ({ category, count }: { category: string; count: number }) =>
          `${label('NeedCategory', category)} ${figure(count)}`,
      )
      .toSorted(),
    units: fresh.units
      .map(
        ({ unit, count }: { unit: { name: string }; count: number }) =>
          `${unit.name} ${figure(count)}`,
      )
      .toSorted(),
    projects: fresh.projects.nodes.map(({ title, kind, place, state, progress }: Project) =>
      [
        title ?? label('ProjectKind', kind),
        place.name,
        label('ProjectState', state),
        `${progress}%`,
      ].join(' '),
    ),
  };
}
