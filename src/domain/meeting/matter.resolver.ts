/** A matter leads to what it is about, and back to the item and the decision; what it is about leads here. */
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Row } from '../../engine/loading/node.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { Need } from '../need/need.entity.ts';
import { Agreement } from '../partnership/agreement.entity.ts';
import type { AgreementRow } from '../partnership/partnership.loaders.ts';
import { Resource } from '../resource/resource.entity.ts';
import { AgendaItem } from './agenda-item.entity.ts';
import { Decision } from './decision.entity.ts';
import { Matter } from './matter.entity.ts';
import { Meeting } from './meeting.entity.ts';
import { matter } from './meeting.noun.ts';

type MatterRow = Row<Matter>;
type OneRow = Readonly<{ id: string }>;

const BACK = {
  description: 'Where it was on the agenda of a joint meeting, or decided on 会议议题与议定事项',
};

@Resolver(() => Matter)
export class MatterResolver {
  @FieldResolver(() => Meeting, { description: '会议' })
  meeting(@Root() { meetingId }: MatterRow, @Ctx() { load }: HubContext) {
    return load.meeting.load(meetingId);
  }

  @FieldResolver(() => AgendaItem, { nullable: true, description: '议题' })
  agendaItem(@Root() { agendaItemId }: MatterRow, @Ctx() { load }: HubContext) {
    return agendaItemId && load.agenda_item.load(agendaItemId);
  }

  @FieldResolver(() => Decision, { nullable: true, description: '议定事项' })
  decision(@Root() { decisionId }: MatterRow, @Ctx() { load }: HubContext) {
    return decisionId && load.decision.load(decisionId);
  }

  @FieldResolver(() => Need, { nullable: true, description: 'Where you see it 需求' })
  need(@Root() { needId }: MatterRow, @Ctx() { load }: HubContext) {
    return needId && load.need.load(needId);
  }

  @FieldResolver(() => Resource, { nullable: true, description: 'Where you see it 资源' })
  resource(@Root() { resourceId }: MatterRow, @Ctx() { load }: HubContext) {
    return resourceId && load.resource.load(resourceId);
  }

  @FieldResolver(() => Agreement, { nullable: true, description: 'Where you see it 共建协议' })
  agreement(@Root() { agreementId }: MatterRow, @Ctx() { load }: HubContext) {
    return agreementId && load.agreement.load(agreementId);
  }
}

@Resolver(() => Need)
export class NeedMattersResolver {
  @FieldResolver(() => matter.Connection, BACK)
  matters(
    @Root() { id }: OneRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.mattersOfNeed.load(id, paging);
  }
}

@Resolver(() => Resource)
export class ResourceMattersResolver {
  @FieldResolver(() => matter.Connection, BACK)
  matters(
    @Root() { id }: OneRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.mattersOfResource.load(id, paging);
  }
}

@Resolver(() => Agreement)
export class AgreementMattersResolver {
  @FieldResolver(() => Decision, {
    nullable: true,
    description: 'On which it rests; null where you do not see the meeting 议定事项',
  })
  decision(@Root() { decisionId }: AgreementRow, @Ctx() { load }: HubContext) {
    return decisionId && load.decision.load(decisionId);
  }

  @FieldResolver(() => matter.Connection, BACK)
  matters(
    @Root() { id }: OneRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.mattersOfAgreement.load(id, paging);
  }
}
