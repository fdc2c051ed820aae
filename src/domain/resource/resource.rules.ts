/** The lifecycle of a resource. Pure. LISTED and EXHAUSTED follow from what is reserved. */
import { Lifecycle, type Moves } from '../../engine/noun/lifecycle.ts';
import type { Resource } from './resource.entity.ts';
import type { ResourceState } from './resource.enums.ts';

/** Where a changed text waits to be read. */
const REVIEWED: Moves<ResourceState> = {
  LISTED: 'LISTED',
  EXHAUSTED: 'EXHAUSTED',
  PAUSED: 'PAUSED',
};

const TABLE = {
  amendResource: { OFFERED: 'OFFERED', PAUSED: 'PAUSED', LISTED: 'LISTED', EXHAUSTED: 'EXHAUSTED' },
  listResource: { OFFERED: 'LISTED' },
  approveResource: REVIEWED,
  refuseResource: REVIEWED,
  pauseResource: { LISTED: 'PAUSED', EXHAUSTED: 'PAUSED' },
  resumeResource: { PAUSED: 'LISTED' },
  withdrawResource: {
    OFFERED: 'WITHDRAWN',
    LISTED: 'WITHDRAWN',
    EXHAUSTED: 'WITHDRAWN',
    PAUSED: 'WITHDRAWN',
  },
} satisfies Record<string, Moves<ResourceState>>;

/** The commands on a resource that exists; `offerResource` makes one. */
export type ResourceCommand = keyof typeof TABLE;

export const resourceLifecycle = new Lifecycle<ResourceState, ResourceCommand>('resource', TABLE);

/** What is left to reserve; Infinity where it does not run out. */
export function availableOf(resource: {
  quantity: number | null;
  reserved: number;
  isInexhaustible: boolean;
}): number {
  return resource.isInexhaustible ? Infinity : (resource.quantity ?? 0) - resource.reserved;
}

/** LISTED and EXHAUSTED follow from what is left. */
export function settleResource(resource: Resource): void {
  if (resource.state !== 'LISTED' && resource.state !== 'EXHAUSTED') return;
  resource.state = availableOf(resource) > 0 ? 'LISTED' : 'EXHAUSTED';
}
