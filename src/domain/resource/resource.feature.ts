/** The resources list, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { resourceCommands } from './resource.commands.ts';
import { resource, resourceList } from './resource.noun.ts';
import { resourceStatistics } from './resource-stats.ts';
import { ResourceResolver } from './resource.resolver.ts';

/** The resources list. */
export const resources = joined(resource, resourceList, resourceCommands, resourceStatistics, {
  resolvers: [ResourceResolver],
});
