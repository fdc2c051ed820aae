/** Who enters figures, confirms and withdraws them, written by hand like the other cases. */
import type { Built } from '../support/build.ts';
import type { TestHub } from '../support/hub.ts';
import type { Case } from './cases.ts';

const DISTRICT = ['DISTRICT_ADMIN'];

export async function figureCases(
  { build, sql }: TestHub,
  { grid }: { grid: Built },
): Promise<Case[]> {
  const figure = {
    place: { id: grid.id },
    metric: 'GRID_WORKERS',
    value: 2,
    reportedOn: '2021-07-15',
    source: '示范日报',
  };
  const entered = async () => {
    const { figureReport } = await build.run('reportFigure', figure);
    // By nobody of these viewers, all of whom are one person.
    await sql('update figure_report set entered_by_id = null where id = $1', [figureReport.id]);
    return { figureReportId: figureReport.id };
  };
  return [
    { permission: 'reportFigure', may: [...DISTRICT, 'INTEGRATION'], input: async () => figure },
    { permission: 'confirmFigureReport', may: DISTRICT, input: entered },
    {
      permission: 'withdrawFigureReport',
      may: DISTRICT,
      input: async () => ({ ...(await entered()), reason: '演示原因' }),
    },
  ];
}
