/** Figures, and the reports of them. */
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Row } from '../../engine/loading/node.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { Place } from '../place/place.entity.ts';
import { FiguresArgs } from './figure.inputs.ts';
import { figureReport } from './figure.noun.ts';
import { Figure } from './figure.ts';
import { FigureReport } from './figure-report.entity.ts';
import { figuresOf } from './figures.ts';

@Resolver(() => Figure)
export class FigureResolver {
  @Query(() => [Figure], {
    description:
      'What the district reports, beside what its records say; the same for every viewer 数据比对',
  })
  figures(@Args(() => FiguresArgs) args: FiguresArgs, @Ctx() context: HubContext) {
    return figuresOf(context, args);
  }

  @FieldResolver(() => FigureReport, {
    nullable: true,
    description: 'Null: it was not reported 上报值',
  })
  reported(@Root() { reportId }: Readonly<Figure>, @Ctx() { load }: HubContext) {
    return reportId && load.figure_report.load(reportId);
  }

  @FieldResolver(() => figureReport.Connection, {
    description: 'How it was reported, the last first 历次上报',
  })
  reports(
    @Root() { placeId, metric }: Readonly<Figure>,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.reportsOfFigure.load(`${placeId} ${metric}`, paging);
  }
}

@Resolver(() => FigureReport)
export class FigureReportResolver {
  @FieldResolver(() => Place, { description: '地点' })
  place(@Root() { placeId }: Row<FigureReport>, @Ctx() { load }: HubContext) {
    return load.placeOfTree.load(placeId);
  }
}
