/** The audit, for those who may read it. */
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { AuditKind, AuditRow } from '../../engine/access/audit-row.entity.ts';
import { connectionOf } from '../../engine/loading/connection.ts';
import type { Order } from '../../engine/loading/order.ts';
import { PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import type { HubContext } from '../../engine/execution/context.ts';

export const { Connection: AuditRowConnection, ConnectionResolver: AuditRowConnectionResolver } =
  connectionOf('AuditRow', AuditRow, '审计记录');

/** Ids grow with time. */
const NEWEST_FIRST: Order = [{ property: 'id', column: 'id', type: 'text', direction: 'DESC' }];

@Resolver()
export class AuditResolver {
  @Query(() => AuditRowConnection, {
    description:
      'What happened in the places of an auditor, the newest first; others see none 审计',
  })
  audit(
    @Arg('kind', () => AuditKind, { nullable: true }) kind: AuditKind | null,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.audit.load({
      conditions: kind ? [(sql) => `t.kind = ${sql.value(kind)}`] : [],
      order: NEWEST_FIRST,
      window: windowOf(paging),
    });
  }
}
