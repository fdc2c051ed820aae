/** Figures as they are reported beside what the records say, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { figureCommands } from './figure.commands.ts';
import { FIGURE_LOADERS } from './figure.loaders.ts';
import { figureReport } from './figure.noun.ts';
import * as fields from './figure.resolver.ts';

/** Reported beside computed. */
export const figures = joined(figureReport, figureCommands, {
  resolvers: [fields.FigureResolver, fields.FigureReportResolver],
  loaders: FIGURE_LOADERS,
  notes: {
    lengths: { figures: 38 },
    // Whole lists of the place are counted.
    costs: { figures: 500 },
    publicTypes: ['Figure', 'FigureReport', 'FigureReportConnection', 'FigureReportEdge'],
  },
});
