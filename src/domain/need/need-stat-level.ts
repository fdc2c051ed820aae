/** The places of which needs are kept in groups: streets and communities, and what counts as one. */

/** Towns count as streets, villages as communities. */
export const KINDS = { STREET: ['STREET', 'TOWN'], COMMUNITY: ['COMMUNITY', 'VILLAGE'] } as const;

/** A level by the name of its dimension. */
export type Level = keyof typeof KINDS;
