import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Owner, disclose } from '../access/disclosure.ts';
import { NAME, declarePersonal } from '../access/personal.ts';
import type { Page } from '../loading/page.ts';
import type { Row } from '../loading/node.ts';
import type { Order } from '../loading/order.ts';
import type { HubContext } from '../execution/context.ts';
import { Step } from './step.ts';

/** A step with what it is a step of: whose names its viewer may read hangs on the place. */
export type PlacedStep = Row<Step> & { owner: Owner };

/** What a reveal of who gave a command is called. */
export const ACTOR = 'ACTOR';

declarePersonal({ 'Step.actor': { ...NAME, revealedAs: ACTOR } });

/** The order of a history: the oldest first. An object has one step for a version. */
export const BY_VERSION: Order = [
  { property: 'version', column: 'version', type: 'integer', direction: 'ASC', isUnique: true },
];

export async function placed<S extends Row<Step>>(
  steps: Promise<Page<S>>,
  { id, path }: Pick<Owner, 'id' | 'path'>,
): Promise<Page<S & { owner: Owner }>> {
  return (await steps).with({ owner: { id, path } });
}

@Resolver(() => Step)
export class StepResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Who gave it: plain for the staff of the place, masked or left out for others 操作人',
  })
  actor(@Root() { owner, actor }: PlacedStep, @Ctx() context: HubContext) {
    return disclose(context, 'Step.actor', owner, actor);
  }
}
