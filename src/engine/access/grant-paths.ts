/** Paths of the places that grants are on, none of which lies below another. */
import type { Grant } from './grant.ts';
import type { Role } from './roles.ts';

/** @param isMeant which roles count */
export function pathsOf(grants: readonly Grant[], isMeant: (role: Role) => boolean): string[] {
  return outermost(
    grants.flatMap(({ role, place }) => (place && isMeant(role) ? [place.path] : [])),
  );
}

/** Those that lie below no other. */
function outermost(paths: readonly string[]): string[] {
  const rising = [...new Set(paths)].toSorted();
  return rising.filter((path) => !rising.some((one) => one !== path && path.startsWith(one)));
}
