/** The figures of the article, as reports: entered from it, and confirmed by another. */
import type pg from 'pg';
import { DAY_MS } from '../day.ts';
import type { Tables } from '../engine/database/tables.ts';
import type { StateStep } from '../engine/noun/steps.ts';
import { figureReport } from '../domain/figures/figure.noun.ts';
import { FigureReport } from '../domain/figures/figure-report.entity.ts';
import { ARTICLE, ARTICLE_FIGURES } from '../domain/figures/reference/article.ts';
import type { DemoPlace } from './demo-places.ts';
import { insertRows } from './insert.ts';
import type { Random } from './random.ts';
import { leaveStep } from './story-step.ts';

/** The places must be there. */
export async function seedFigures(
  client: pg.Client,
  tables: Tables,
  { places, random, at }: { places: readonly DemoPlace[]; random: Random; at: Date },
): Promise<void> {
  const district = places.find(({ kind }) => kind === 'DISTRICT');
  if (!district) throw new Error('the demonstration has no district');
  const steps: StateStep[] = [];
  const rows = ARTICLE_FIGURES.map((figure) => {
    const row = {
      id: random.id('figure_report', at),
      ...figure,
      ...ARTICLE,
      placeId: district.id,
      path: district.path,
      state: 'ENTERED' as FigureReport['state'],
      // They are the article's: nothing of them was made up.
      isDemo: false,
      version: 1,
      createdAt: at,
      updatedAt: at,
    };
    leaveStep(steps, row, { at, random }, told('reportFigure', null, 'INTEGRATION'));
    row.state = 'CONFIRMED';
    const later = new Date(at.getTime() + DAY_MS);
    leaveStep(
      steps,
      row,
      { at: later, random },
      told('confirmFigureReport', 'ENTERED', 'DISTRICT_ADMIN'),
    );
    return row;
  });
  await insertRows<object>(client, tables, FigureReport, rows);
  await insertRows(client, tables, figureReport.Step, steps);
}

const told = (command: string, from: string | null, giver: 'INTEGRATION' | 'DISTRICT_ADMIN') => ({
  command,
  from,
  reason: null,
  giver,
});
