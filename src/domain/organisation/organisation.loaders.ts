/** Loaders of Party organisations and posts: on a place, below an organisation, in a building. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import { type Beside, FEWEST_PERSONS } from '../../engine/access/person-count.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { matching } from '../../engine/loading/load-one.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { loadMany } from '../../engine/loading/load-many.ts';
import type { Row } from '../../engine/loading/node.ts';
import { BuildingPost } from './building-post.entity.ts';
import { PartyOrganisation } from './party-organisation.entity.ts';

export type PartyOrganisationRow = Row<PartyOrganisation>;
export type BuildingPostRow = Row<BuildingPost>;

export const NOBODY_BESIDE: Beside = { small: 0, smallest: null };

const organisationsBy = (name: string, key: 'placeId' | 'parentId') => (reads: Snapshot) =>
  loadMany<PartyOrganisationRow>(reads, {
    name: `organisation.${name}`,
    entity: PartyOrganisation,
    key,
    orderBy: ['code'],
    instead:
      'Page through the places below with `descendants`, and ask each for its `partyOrganisations`.',
  });

export const ORGANISATION_LOADERS = {
  partyOrganisationsOfPlace: organisationsBy('partyOrganisationsOfPlace', 'placeId'),
  partyOrganisationsBelow: organisationsBy('partyOrganisationsBelow', 'parentId'),
  /** What decides whether a member count below an organisation may be shown: a row, however many there are. */
  memberCountsBelow: (reads: Snapshot) =>
    loadBy<string, Beside>(
      async (ids) => {
        const one = matching('t.parent_id', ids);
        const rows = await reads.query<Beside & { of: string }>(
          {
            name: 'organisation.memberCountsBelow',
            text: `select t.parent_id as of,
                count(*) filter (where t.member_count < ${FEWEST_PERSONS})::integer as small,
                (array_agg(t.id order by t.member_count, t.id)
                  filter (where t.member_count >= ${FEWEST_PERSONS}))[1] as smallest
              from party_organisation t where ${one.text} group by t.parent_id`,
            isPrepared: true,
          },
          [one.value],
        );
        return new Map(rows.map((row) => [row.of, row]));
      },
      () => NOBODY_BESIDE,
    ),
  postsOfBuilding: (reads: Snapshot) =>
    loadMany<BuildingPostRow>(reads, {
      name: 'organisation.postsOfBuilding',
      entity: BuildingPost,
      key: 'placeId',
      orderBy: ['id'],
      instead: 'A post is found by its id with `node`, buildings by the `descendants` of a place.',
    }),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof ORGANISATION_LOADERS> {}
}
