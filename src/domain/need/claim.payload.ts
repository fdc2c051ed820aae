/** What the commands on claims answer: the claim, and the need as it has left it. */
import { Field, ObjectType } from 'type-graphql';
import { seen } from '../../engine/noun/row-payload.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { Claim } from './claim.entity.ts';
import { Need } from './need.entity.ts';

@ObjectType({ simpleResolvers: true })
export class ClaimPayload {
  @Field(() => Claim)
  claim!: Claim;

  @Field(() => Need, { description: 'As the claim has left it 需求' })
  need!: Need;
}

export async function presentClaim(id: string, { load }: HubContext): Promise<object> {
  const claim = seen('claim', id, await load.claim.load(id));
  return { claim, need: seen('need', claim.needId, await load.need.load(claim.needId)) };
}
