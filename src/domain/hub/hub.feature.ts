/** Fields that belong to no single noun, as a feature. */
import type { Feature } from '../../engine/noun/feature.ts';
import { HubResolver } from './hub.resolver.ts';
import { ViewerVisibleResolver } from './visible.resolver.ts';

/** Root fields that belong to no single noun, and what all lists have in common. */
export const hub: Feature = {
  resolvers: [HubResolver, ViewerVisibleResolver],
  notes: {
    lengths: { labels: 200 },
    costs: { visible: 2_000 },
    publicTypes: ['Hub', 'EnumLabel', 'Visible'],
  },
};
