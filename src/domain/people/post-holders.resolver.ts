/** Who holds posts, as fields of what they are held on. */
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { disclose } from '../../engine/access/disclosure.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { dayOf } from '../../input.ts';
import { Body } from '../organisation/body.ts';
import type { BodyRow } from '../organisation/body.loaders.ts';
import { BuildingPost } from '../organisation/building-post.entity.ts';
import type {
  BuildingPostRow,
  PartyOrganisationRow,
} from '../organisation/organisation.loaders.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { AppointmentsArgs } from './people.args.ts';
import type { Holder } from './people.loaders.ts';
import { appointment } from './people.noun.ts';

/** By the person's own standing: to appoint somebody from elsewhere makes no name known. */
function named(context: HubContext, field: string, id: string, { name, path, unitId }: Holder) {
  return disclose(context, field, { id, path, ...(unitId !== null && { unitId }) }, name);
}

@Resolver(() => Body)
export class BodyAppointmentsResolver {
  @FieldResolver(() => appointment.Connection, { description: 'The newest first 任职' })
  appointments(
    @Root() { id }: BodyRow,
    @Args(() => AppointmentsArgs) args: AppointmentsArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.appointmentsOfBody.load(id, args);
  }
}

@Resolver(() => PartyOrganisation)
export class SecretaryResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Of today’s, of a grid’s group the leader; plain for the staff of the person’s place, masked or left out for others 书记姓名',
  })
  async secretaryName(@Root() { id }: PartyOrganisationRow, @Ctx() context: HubContext) {
    const holder = await context.load.secretaryNames.load(id, dayOf(context.now()));
    return holder && named(context, 'PartyOrganisation.secretaryName', id, holder);
  }
}

@Resolver(() => BuildingPost)
export class PostHolderResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Of today’s; plain for the staff of the person’s place, masked or left out for others 在岗党员',
  })
  async holderName(@Root() { id }: BuildingPostRow, @Ctx() context: HubContext) {
    const holder = await context.load.holderNames.load(id, dayOf(context.now()));
    return holder && named(context, 'BuildingPost.holderName', id, holder);
  }

  @FieldResolver(() => appointment.Connection, { description: 'The newest first 任职' })
  appointments(
    @Root() { id }: BuildingPostRow,
    @Args(() => AppointmentsArgs) args: AppointmentsArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.appointmentsOfPost.load(id, args);
  }
}
