/** Who signed an agreement, as people: seen and named as everywhere. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { Agreement } from '../partnership/agreement.entity.ts';
import type { AgreementRow } from '../partnership/partnership.loaders.ts';
import { Person } from './person.entity.ts';

@Resolver(() => Agreement)
export class SignersResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description:
      'Who signed this version for the place; null: none was named, or the viewer does not see the person 属地签署人',
  })
  signedForPlace(@Root() { signedForPlaceId }: AgreementRow, @Ctx() { load }: HubContext) {
    return signedForPlaceId && load.person.load(signedForPlaceId);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description:
      'Who signed this version for the unit; null: none was named, or the viewer does not see the person 单位签署人',
  })
  signedForUnit(@Root() { signedForUnitId }: AgreementRow, @Ctx() { load }: HubContext) {
    return signedForUnitId && load.person.load(signedForUnitId);
  }
}
