/** The command that adopts a plan, and what it answers. */
import { Field, ObjectType } from 'type-graphql';
import { leaders, permit } from '../../engine/access/permissions.ts';
import type { Feature } from '../../engine/noun/feature.ts';
import { type Payload, mutationsOf } from '../../engine/noun/mutations.ts';
import { seen } from '../../engine/noun/row-payload.ts';
import { Claim } from '../need/claim.entity.ts';
import { AdoptPlanInput } from './adoption.inputs.ts';
import { type Adopted, adoptPlan, idsOf } from './adoption.ts';

@ObjectType({ simpleResolvers: true })
export class AdoptPlanPayload {
  @Field(() => [Claim], { description: 'In the order in which they were given 认领' })
  claims!: Claim[];
}

const payload: Payload<Adopted> = {
  type: AdoptPlanPayload,
  async present(id, { load }) {
    const ids = idsOf({ id });
    const rows = await Promise.all(ids.map((one) => load.claim.load(one)));
    return { claims: rows.map((row, i) => seen('claim', ids[i] ?? '', row)) };
  },
};

permit('adoptPlan', leaders);

/** A command of no single row: it makes many, and says itself that its guard was asked. */
export const adoption: Feature = {
  resolvers: [
    mutationsOf<Adopted>(payload, [
      {
        name: 'adoptPlan',
        input: AdoptPlanInput,
        description:
          'Makes the claims of a plan as suggestions, all or none: refused where a need or a resource has changed since 采用方案',
        run: (context, { input }) => adoptPlan(context, input as AdoptPlanInput),
      },
    ]),
  ],
};
