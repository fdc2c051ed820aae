/** What bodies are asked for by. */
import { ArgsType, Field } from 'type-graphql';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';
import { CivicBodyKind } from '../organisation/civic-body.entity.ts';
import { PartyOrganisationKind } from '../organisation/party-organisation.entity.ts';
import { Post } from './appointment.enums.ts';

@ArgsType()
export class BodiesArgs extends PagingArgs {
  @Field(() => ScopeInput, { nullable: true })
  scope?: ScopeInput | null;

  @Field(() => Post, {
    nullable: true,
    description:
      'Those in which this post can be held, and has no holder today; no dissolved ones 空缺职务',
  })
  isVacant?: Post | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those whose last term is over, or is not; no dissolved ones 是否到届未换',
  })
  isTermOverdue?: boolean | null;
}

@ArgsType()
export class PartyOrganisationsArgs extends BodiesArgs {
  @Field(() => [PartyOrganisationKind], { nullable: true })
  kind?: PartyOrganisationKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Joint committees of your places that have not met in their time, or have 是否逾期未开会',
  })
  isMeetingOverdue?: boolean | null;
}

@ArgsType()
export class CivicBodiesArgs extends BodiesArgs {
  @Field(() => [CivicBodyKind], { nullable: true })
  kind?: CivicBodyKind[] | null;
}
