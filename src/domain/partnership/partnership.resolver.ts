import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { grantFor } from '../../engine/access/permissions.ts';
import { dayOf } from '../../input.ts';
import { mutationsOf } from '../../engine/noun/mutations.ts';
import { placed } from '../../engine/noun/step.resolver.ts';
import { connectionOf } from '../../engine/loading/connection.ts';
import { PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import { Place } from '../place/place.entity.ts';
import type { PlaceRow } from '../place/place.loaders.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { AgreementStep } from './agreement-step.entity.ts';
import * as commands from './agreement.commands.ts';
import { Agreement } from './agreement.entity.ts';
import { AgreementInput, AgreementReasonInput, ProposeAgreementInput } from './agreement.inputs.ts';
import { agreementLifecycle, permissionOf } from './agreement.rules.ts';
import { PartnerUnit, Sector } from './partner-unit.entity.ts';
import { knowsUnit } from './unit-knowledge.ts';
import { type AgreementRow, type PartnerUnitRow, UNITS_BY_NAME } from './partnership.loaders.ts';

export const {
  Connection: PartnerUnitConnection,
  ConnectionResolver: PartnerUnitConnectionResolver,
} = connectionOf('PartnerUnit', PartnerUnit, '共建单位列表');

export const { Connection: AgreementConnection, ConnectionResolver: AgreementConnectionResolver } =
  connectionOf('Agreement', Agreement, '共建协议列表');

export const {
  Connection: AgreementStepConnection,
  ConnectionResolver: AgreementStepConnectionResolver,
} = connectionOf('AgreementStep', AgreementStep, '协议办理记录');

@Resolver(() => PartnerUnit)
export class PartnerUnitResolver {
  @Query(() => PartnerUnit, { nullable: true, description: '共建单位' })
  partnerUnit(@Arg('id', () => ID) id: string, @Ctx() { load }: HubContext) {
    return load.unit.load(id);
  }

  @Query(() => PartnerUnitConnection, { description: 'Partner units, by name 共建单位列表' })
  partnerUnits(
    @Arg('sector', () => Sector, { nullable: true }) sector: Sector | null,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.units.load({
      conditions: sector ? [(sql) => `t.sector = ${sql.value(sector)}`] : [],
      order: UNITS_BY_NAME,
      window: windowOf(paging),
    });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Its code in the hub; for staff and for itself, others know name and sector 单位编号',
  })
  code(@Root() unit: PartnerUnitRow, @Ctx() { viewer }: HubContext) {
    return knowsUnit(viewer, unit) ? unit.code : null;
  }

  @FieldResolver(() => Place, {
    nullable: true,
    description: 'For staff and for itself, others know name and sector 所在地点',
  })
  place(@Root() unit: PartnerUnitRow, @Ctx() { load, viewer }: HubContext) {
    return knowsUnit(viewer, unit) ? load.place.load(unit.placeId) : null;
  }

  @FieldResolver(() => AgreementConnection, {
    description: 'In the order of their first days 共建协议',
  })
  agreements(
    @Root() unit: PartnerUnitRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.agreementsOfUnit.load(unit.id, paging);
  }
}

@Resolver(() => Place)
export class PlaceAgreementsResolver {
  @FieldResolver(() => AgreementConnection, {
    description: 'Agreements with this very place, in the order of their first days 共建协议',
  })
  agreements(
    @Root() place: PlaceRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.agreementsOfPlace.load(place, paging);
  }
}

@Resolver(() => Agreement)
export class AgreementResolver {
  @Query(() => Agreement, { nullable: true, description: '共建协议' })
  agreement(@Arg('id', () => ID) id: string, @Ctx() { load }: HubContext) {
    return load.agreement.load(id);
  }

  @FieldResolver(() => PartnerUnit, { description: '共建单位' })
  unit(@Root() agreement: AgreementRow, @Ctx() { load }: HubContext) {
    return load.unit.load(agreement.unitId);
  }

  @FieldResolver(() => Place, { description: 'The place that it opens, with all below it 地点' })
  place(@Root() agreement: AgreementRow, @Ctx() { load }: HubContext) {
    return load.place.load(agreement.placeId);
  }

  @FieldResolver(() => Boolean, { description: 'By its state and its dates, today 是否生效中' })
  isInForce(@Root() agreement: AgreementRow, @Ctx() context: HubContext): boolean {
    const today = dayOf(context.now());
    return (
      agreement.state === 'ACTIVE' && agreement.validFrom <= today && today <= agreement.validUntil
    );
  }

  @FieldResolver(() => [String], { description: 'The commands that you may give now 可执行操作' })
  allowedActions(@Root() agreement: AgreementRow, @Ctx() { viewer }: HubContext): string[] {
    return agreementLifecycle
      .allowed(agreement.state)
      .filter((command) => grantFor(viewer, permissionOf(command, agreement), agreement));
  }

  @FieldResolver(() => AgreementStepConnection, { description: 'The oldest first 办理记录' })
  history(
    @Root() agreement: AgreementRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return placed(load.stepsOfAgreement.load(agreement.id, paging), agreement);
  }
}

@ObjectType({ simpleResolvers: true })
export class AgreementPayload {
  @Field(() => Agreement)
  agreement!: Agreement;
}

export const AgreementMutations = mutationsOf<Agreement>(
  AgreementPayload,
  {
    proposeAgreement: {
      input: ProposeAgreementInput,
      run: commands.proposeAgreement,
      description: '提出共建协议',
    },
    acceptAgreement: {
      input: AgreementInput,
      run: commands.acceptAgreement,
      description: 'The other side accepts: in force on its dates 接受协议',
    },
    rejectAgreement: {
      input: AgreementReasonInput,
      run: commands.rejectAgreement,
      description: '拒绝协议',
    },
    terminateAgreement: {
      input: AgreementReasonInput,
      run: commands.terminateAgreement,
      description: '终止协议',
    },
  },
  async (id, { load }) => ({ agreement: await load.agreement.load(id) }),
);
