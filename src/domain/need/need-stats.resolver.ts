/** Fields of a row of the statistics. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Community, Street } from '../place/place.entity.ts';
import type { Row } from '../../engine/loading/node.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { NeedStatRow } from './need-stat-row.ts';

type StatRow = Row<NeedStatRow>;

@Resolver(() => NeedStatRow)
export class NeedStatRowResolver {
  @FieldResolver(() => Street, { nullable: true, description: '街道（镇）' })
  street(@Root() row: StatRow, @Ctx() { load }: HubContext) {
    return row.streetId && load.place.load(row.streetId);
  }

  @FieldResolver(() => Community, { nullable: true, description: '社区（村）' })
  community(@Root() row: StatRow, @Ctx() { load }: HubContext) {
    return row.communityId && load.place.load(row.communityId);
  }

  @FieldResolver(() => PartnerUnit, { nullable: true, description: '提出单位' })
  unit(@Root() row: StatRow, @Ctx() { load }: HubContext) {
    return row.unitId && load.unit.load(row.unitId);
  }
}
