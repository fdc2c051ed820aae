/** Who speaks for a unit, and where to call: shown by the unit and, once a claim stands, to both of its sides. */
import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { type Owner, disclose } from '../../engine/access/disclosure.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { PartnerUnit } from './partner-unit.entity.ts';
import type { PartnerUnitRow } from './partnership.loaders.ts';

@ObjectType({ description: "A unit's liaison 单位联络员" })
export class Liaison {
  /** Whose names are read here, and by which row of the table of personal data. */
  unit!: PartnerUnitRow;
  owner!: Owner;
  table!: 'PartnerUnit' | 'Claim';
}

@Resolver(() => Liaison)
export class LiaisonResolver {
  @FieldResolver(() => String, { nullable: true, description: '联络员姓名' })
  contactName(@Root() { unit, owner, table }: Liaison, @Ctx() context: HubContext) {
    return disclose(context, `${table}.liaison.name`, owner, unit.liaisonName);
  }

  @FieldResolver(() => String, { nullable: true, description: '办公电话' })
  officePhone(@Root() { unit, owner, table }: Liaison, @Ctx() context: HubContext) {
    return disclose(context, `${table}.liaison.officePhone`, owner, unit.officePhone);
  }
}

@Resolver(() => PartnerUnit)
export class UnitLiaisonResolver {
  @FieldResolver(() => Liaison, {
    description: 'Plain for the unit itself, masked for the staff of its place 联络员',
  })
  liaison(@Root() unit: PartnerUnitRow): Liaison {
    return liaisonOf(unit);
  }
}

/** As the unit shows it. */
export function liaisonOf(unit: PartnerUnitRow): Liaison {
  const { id, path } = unit;
  return { unit, owner: { id, path, unitId: id }, table: 'PartnerUnit' };
}
