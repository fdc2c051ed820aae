/** What is left of a resource. Pure. */
import type { Resource } from './resource.entity.ts';

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
