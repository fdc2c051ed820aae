/** Every folder of the domain, one a line: everything that is listed somewhere is derived from here. */
import { accounts } from './domain/accounts/accounts.feature.ts';
import { figures } from './domain/figures/figures.feature.ts';
import { hub } from './domain/hub/hub.feature.ts';
import { listing } from './domain/listing/listing.feature.ts';
import { meetings } from './domain/meeting/meeting.feature.ts';
import { matching } from './domain/matching/matching.feature.ts';
import { needs } from './domain/need/need.feature.ts';
import { organisations } from './domain/organisation/organisation.feature.ts';
import { partnerships } from './domain/partnership/partnership.feature.ts';
import { people } from './domain/people/people.feature.ts';
import { places } from './domain/place/place.feature.ts';
import { projects } from './domain/project/project.feature.ts';
import { provision } from './domain/provision/provision.feature.ts';
import { resources } from './domain/resource/resource.feature.ts';
import { AuditRow } from './engine/access/audit-row.entity.ts';
import type { BuildLoaders } from './engine/execution/loaders.ts';
import { Nodes } from './engine/execution/nodes.ts';
import { buildHubSchema } from './engine/execution/schema.ts';
import type { Snapshot } from './engine/database/snapshot.ts';
import { defineLoaders } from './engine/loading/define-loaders.ts';
import { loadPage } from './engine/loading/load-page.ts';
import { noteCosts } from './engine/execution/field-costs.ts';
import { notePublic, noteSelf } from './engine/execution/public-types.ts';
import { type Feature, joined } from './engine/noun/feature.ts';
import { StepResolver } from './engine/noun/step.resolver.ts';

const FEATURES: readonly Feature[] = [
  hub,
  accounts,
  places,
  organisations,
  partnerships,
  people,
  listing,
  // Before needs, as its commands lock their rows.
  projects,
  needs,
  resources,
  meetings,
  matching,
  provision,
  figures,
];

export const ENTITIES = [AuditRow, ...FEATURES.flatMap(({ entities = [] }) => entities)];

export const NODES = new Nodes(Object.assign({}, ...FEATURES.map(({ nodes }) => nodes)));

const { lengths, costs, publicTypes, selfFields, oneOf } = joined(...FEATURES).notes;
noteCosts(lengths, costs);
notePublic(publicTypes);
noteSelf(selfFields);

/** What each feature has declared of `HubLoaders`, it has put into its table. */
export const buildLoaders = defineLoaders({
  audit: (reads: Snapshot) => loadPage<AuditRow>(reads, 'access.audit', AuditRow),
  ...Object.assign({}, ...FEATURES.map(({ loaders }) => loaders)),
}) as unknown as BuildLoaders;

const RESOLVERS = [StepResolver, ...FEATURES.flatMap(({ resolvers = [] }) => resolvers)];

/** The schema that is served. */
export const buildSchema = () => buildHubSchema(RESOLVERS, NODES, oneOf);
