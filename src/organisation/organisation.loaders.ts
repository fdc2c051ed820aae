import type { Snapshot } from '../database/reader.ts';
import { loadMany } from '../loading/load-many.ts';
import { loadOne } from '../loading/load-one.ts';
import type { Row } from '../loading/node.ts';
import { BuildingPost } from './building-post.entity.ts';
import { PartyOrganisation } from './party-organisation.entity.ts';

export type PartyOrganisationRow = Row<PartyOrganisation>;
export type BuildingPostRow = Row<BuildingPost>;

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
  partyOrganisation: (reads: Snapshot) =>
    loadOne<PartyOrganisationRow>(reads, 'organisation.partyOrganisation', PartyOrganisation),
  partyOrganisationByCode: (reads: Snapshot) =>
    loadOne<PartyOrganisationRow>(
      reads,
      'organisation.partyOrganisationByCode',
      PartyOrganisation,
      'code',
    ),
  partyOrganisationsOfPlace: organisationsBy('partyOrganisationsOfPlace', 'placeId'),
  partyOrganisationsBelow: organisationsBy('partyOrganisationsBelow', 'parentId'),
  buildingPost: (reads: Snapshot) =>
    loadOne<BuildingPostRow>(reads, 'organisation.buildingPost', BuildingPost),
  postsOfBuilding: (reads: Snapshot) =>
    loadMany<BuildingPostRow>(reads, {
      name: 'organisation.postsOfBuilding',
      entity: BuildingPost,
      key: 'placeId',
      orderBy: ['id'],
      instead: 'A post is found by its id with `node`, buildings by the `descendants` of a place.',
    }),
};
