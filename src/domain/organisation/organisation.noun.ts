/** The Party's organisations on the places, the residents' own bodies, terms, and the posts in buildings. */
import { NAME } from '../../engine/access/personal.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import { feedOf } from '../listing/feed.ts';
import { publicPage } from '../listing/public-page.ts';
import { BY_CODE } from '../place/place-order.ts';
import { BuildingPost } from './building-post.entity.ts';
import { CivicBody } from './civic-body.entity.ts';
import { PartyOrganisation, PartyOrganisationKind } from './party-organisation.entity.ts';
import { Term } from './term.entity.ts';

export const partyOrganisation = defineNoun({
  kind: 'party',
  plural: 'parties',
  table: 'party_organisation',
  words: 'Party organisation',
  entity: PartyOrganisation,
  key: 'code',
  terms: { noun: '党组织', list: '党组织列表' },
  isRootless: true,
  through: ['Query.partyOrganisations'],
  personal: {
    'PartyOrganisation.secretaryName': { ...NAME, revealedAs: 'SECRETARY_NAME' },
  },
});

export const civicBody = defineNoun({
  kind: 'civic',
  plural: 'civicBodies',
  words: 'civic body',
  entity: CivicBody,
  terms: { noun: '自治组织', list: '自治组织列表' },
  isRootless: true,
  through: ['Query.civicBodies'],
});

export const term = defineNoun({
  kind: 'term',
  plural: 'terms',
  entity: Term,
  terms: { noun: '届次', list: '历届' },
  isRootless: true,
});

export const partyOrganisationFeed = feedOf({
  noun: partyOrganisation,
  filter: { kind: PartyOrganisationKind },
  audience: 'EVERYBODY',
  belongs: () => false,
  page: publicPage(BY_CODE),
});

export const buildingPost = defineNoun({
  kind: 'post',
  plural: 'posts',
  table: 'building_post',
  words: 'building post',
  entity: BuildingPost,
  terms: { noun: '楼栋岗', list: '楼栋岗列表' },
  isRootless: true,
  personal: { 'BuildingPost.holderName': { ...NAME, revealedAs: 'HOLDER_NAME' } },
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders
    extends
      NounLoaders<'party', 'parties', PartyOrganisation>,
      NounLoaders<'civic', 'civicBodies', CivicBody>,
      NounLoaders<'term', 'terms', Term>,
      NounLoaders<'post', 'posts', BuildingPost> {}
}
