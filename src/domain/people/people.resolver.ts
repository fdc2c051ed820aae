/** People and appointments as fields. */
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { disclose } from '../../engine/access/disclosure.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { dayOf } from '../../input.ts';
import { bodyOf } from '../organisation/body.loaders.ts';
import { Body } from '../organisation/body.ts';
import { BuildingPost } from '../organisation/building-post.entity.ts';
import { Term } from '../organisation/term.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Grid, Place } from '../place/place.entity.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import { Appointment } from './appointment.entity.ts';
import { isInForce } from './appointment.rules.ts';
import { AppointmentsArgs, PeopleArgs, PlacePeopleArgs } from './people.args.ts';
import type { AppointmentRow, PersonRow } from './people.loaders.ts';
import { appointment, person } from './people.noun.ts';
import { peopleOfPlace, peoplePage } from './people-pages.ts';
import { Person } from './person.entity.ts';

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => person.Connection, { description: 'People, the newest first 人员列表' })
  async people(@Args(() => PeopleArgs) args: PeopleArgs, @Ctx() context: HubContext) {
    return context.load.people.load(await peoplePage(context, args));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Plain for the staff of the place and for its own unit, masked for others 姓名',
  })
  name(@Root() { id, path, unitId, name }: PersonRow, @Ctx() context: HubContext) {
    return disclose(context, 'Person.name', { id, path, ...(unitId && { unitId }) }, name);
  }

  @FieldResolver(() => Place, { description: '所在地点' })
  place(@Root() { placeId }: PersonRow, @Ctx() { load }: HubContext) {
    return load.place.load(placeId);
  }

  @FieldResolver(() => PartnerUnit, { nullable: true, description: '所属单位' })
  unit(@Root() { unitId }: PersonRow, @Ctx() { load }: HubContext) {
    return unitId && load.unit.load(unitId);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'The row of the same person that stayed 合并到',
  })
  mergedInto(@Root() { mergedIntoId }: PersonRow, @Ctx() { load }: HubContext) {
    return mergedIntoId && load.person.load(mergedIntoId);
  }

  @FieldResolver(() => appointment.Connection, { description: 'The newest first 任职' })
  appointments(
    @Root() { id }: PersonRow,
    @Args(() => AppointmentsArgs) args: AppointmentsArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.appointmentsOfPerson.load(id, args);
  }
}

@Resolver(() => Appointment)
export class AppointmentResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Null where it is a person of another unit by now 人员',
  })
  person(@Root() { personId }: AppointmentRow, @Ctx() { load }: HubContext) {
    return load.person.load(personId);
  }

  @FieldResolver(() => Body, { nullable: true, description: 'Where it is in a body 组织机构' })
  body(@Root() { bodyId }: AppointmentRow, @Ctx() { load }: HubContext) {
    return bodyId && bodyOf(load, bodyId);
  }

  @FieldResolver(() => BuildingPost, { nullable: true, description: '楼栋岗' })
  buildingPost(@Root() { buildingPostId }: AppointmentRow, @Ctx() { load }: HubContext) {
    return buildingPostId && load.post.load(buildingPostId);
  }

  @FieldResolver(() => Grid, { nullable: true, description: '网格' })
  grid(@Root() { gridId }: AppointmentRow, @Ctx() { load }: HubContext) {
    return gridId && load.placeOfTree.load(gridId);
  }

  @FieldResolver(() => Term, { nullable: true, description: '届次' })
  term(@Root() { termId }: AppointmentRow, @Ctx() { load }: HubContext) {
    return termId && load.term.load(termId);
  }

  @FieldResolver(() => PartnerUnit, {
    nullable: true,
    description: 'The unit whose person it was appointed as 代表单位',
  })
  unit(@Root() { unitId }: AppointmentRow, @Ctx() { load }: HubContext) {
    return unitId && load.unit.load(unitId);
  }

  @FieldResolver(() => Boolean, { description: 'Today 是否在任' })
  isInForce(@Root() row: AppointmentRow, @Ctx() context: HubContext): boolean {
    return isInForce(row, dayOf(context.now()));
  }
}

@Resolver(() => Place)
export class PlacePeopleResolver {
  @FieldResolver(() => person.Connection, {
    description: 'People of this place and of those below it, or who hold posts there 人员',
  })
  people(
    @Root() place: PlaceRow,
    @Args(() => PlacePeopleArgs) args: PlacePeopleArgs,
    @Ctx() context: HubContext,
  ) {
    return context.load.people.load(peopleOfPlace(context, place, args));
  }
}
