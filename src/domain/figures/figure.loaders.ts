/** Reports of one figure, the last first. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import type { Order } from '../../engine/loading/order.ts';
import type { Row } from '../../engine/loading/node.ts';
import { FigureReport } from './figure-report.entity.ts';

const LAST_FIRST: Order = [
  { property: 'reportedOn', column: 'reported_on', type: 'day', direction: 'DESC' },
];

export const FIGURE_LOADERS = {
  reportsOfFigure: (reads: Snapshot) =>
    loadPageOf<Row<FigureReport>>(reads, {
      name: 'figures.reports',
      entity: FigureReport,
      key: 'figure',
      order: LAST_FIRST,
      through: 'Figure.reports',
    }),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof FIGURE_LOADERS> {}
}
