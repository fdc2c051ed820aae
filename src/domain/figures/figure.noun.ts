/** Reports of figures. What is computed beside them is no row: it is read from the others. */
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import { FigureReportState } from './figure.enums.ts';
import { FigureReport } from './figure-report.entity.ts';

export const figureReport = defineNoun({
  kind: 'figure_report',
  plural: 'figureReports',
  words: 'report of a figure',
  entity: FigureReport,
  states: FigureReportState,
  terms: { noun: '上报数据', list: '历次上报' },
  isRootless: true,
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends NounLoaders<'figure_report', 'figureReports', FigureReport> {}
}
