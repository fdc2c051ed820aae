/** When a unit's record was made and changed: for viewers who see more of the unit than name and sector. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { PartnerUnit } from './partner-unit.entity.ts';
import type { PartnerUnitRow } from './partnership.loaders.ts';
import { knowsUnit } from './unit-knowledge.ts';

const NULLABLE = { nullable: true } as const;

@Resolver(() => PartnerUnit)
export class UnitRecordResolver {
  @FieldResolver(() => Int, { ...NULLABLE, description: 'Grows by one with every change 版本' })
  version(@Root() unit: PartnerUnitRow, @Ctx() { viewer }: HubContext) {
    return knowsUnit(viewer, unit) ? unit.version : null;
  }

  @FieldResolver(() => Boolean, {
    ...NULLABLE,
    description: 'Generated for the demonstration, names nothing real 演示数据',
  })
  isDemo(@Root() unit: PartnerUnitRow, @Ctx() { viewer }: HubContext) {
    return knowsUnit(viewer, unit) ? unit.isDemo : null;
  }

  @FieldResolver(() => GraphQLDateTime, { ...NULLABLE, description: '创建时间' })
  createdAt(@Root() unit: PartnerUnitRow, @Ctx() { viewer }: HubContext) {
    return knowsUnit(viewer, unit) ? unit.createdAt : null;
  }

  @FieldResolver(() => GraphQLDateTime, { ...NULLABLE, description: '更新时间' })
  updatedAt(@Root() unit: PartnerUnitRow, @Ctx() { viewer }: HubContext) {
    return knowsUnit(viewer, unit) ? unit.updatedAt : null;
  }
}
