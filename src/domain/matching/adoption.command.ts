/** The command that adopts a plan, and what it answers. */
import { Field, ObjectType } from 'type-graphql';
import { leaders, permit } from '../../engine/access/permissions.ts';
import type { Feature } from '../../engine/noun/feature.ts';
import { type Payload, mutationsOf } from '../../engine/noun/mutations.ts';
import { seen } from '../../engine/noun/row-payload.ts';
import { AgendaItem } from '../meeting/agenda-item.entity.ts';
import { Claim } from '../need/claim.entity.ts';
import { AdoptPlanInput } from './adoption.inputs.ts';
import { type Adopted, adoptPlan, idsOf } from './adoption.ts';

@ObjectType({ simpleResolvers: true })
export class AdoptPlanPayload {
  @Field(() => [Claim], { description: 'In the order in which they were given 认领' })
  claims!: Claim[];

  @Field(() => [AgendaItem], {
    description: 'Where a meeting was named: one for each category of needs, or more 议题',
  })
  agendaItems!: AgendaItem[];
}

const payload: Payload<Adopted> = {
  type: AdoptPlanPayload,
  async present(id, { load }) {
    const { claims, items } = idsOf({ id });
    const [rows, agenda] = await Promise.all([
      Promise.all(claims.map((one) => load.claim.load(one))),
      Promise.all(items.map((one) => load.agenda_item.load(one))),
    ]);
    return {
      claims: rows.map((row, i) => seen('claim', claims[i] ?? '', row)),
      agendaItems: agenda.map((row, i) => seen('agenda_item', items[i] ?? '', row)),
    };
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
          'Makes the claims of a plan as suggestions, and items of the agenda of a meeting where one is named, all or none: refused where a need or a resource has changed since, or a claim waits on one of its pairs already 采用方案',
        run: (context, { input }) => adoptPlan(context, input as AdoptPlanInput),
      },
    ]),
  ],
};
