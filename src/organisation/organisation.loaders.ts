import type { Snapshot } from '../database/reader.ts';
import { loadMany } from '../loading/load-many.ts';
import { loadOne } from '../loading/load-one.ts';
import type { Row } from '../loading/node.ts';
import { BuildingPost } from './building-post.entity.ts';
import { PartyOrganisation } from './party-organisation.entity.ts';

export type PartyOrganisationRow = Row<PartyOrganisation>;
export type BuildingPostRow = Row<BuildingPost>;

export function organisationLoaders(reads: Snapshot) {
  const organisations = (name: string, key: 'placeId' | 'parentId') =>
    loadMany<PartyOrganisationRow>(reads, {
      name: `organisation.${name}`,
      entity: PartyOrganisation,
      key,
      orderBy: ['code'],
    });
  return {
    partyOrganisation: loadOne<PartyOrganisationRow>(
      reads,
      'organisation.partyOrganisation',
      PartyOrganisation,
    ),
    partyOrganisationByCode: loadOne<PartyOrganisationRow>(
      reads,
      'organisation.partyOrganisationByCode',
      PartyOrganisation,
      'code',
    ),
    partyOrganisationsOfPlace: organisations('partyOrganisationsOfPlace', 'placeId'),
    partyOrganisationsBelow: organisations('partyOrganisationsBelow', 'parentId'),
    buildingPost: loadOne<BuildingPostRow>(reads, 'organisation.buildingPost', BuildingPost),
    postsOfBuilding: loadMany<BuildingPostRow>(reads, {
      name: 'organisation.postsOfBuilding',
      entity: BuildingPost,
      key: 'placeId',
      orderBy: ['id'],
    }),
  };
}
