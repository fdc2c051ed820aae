/** Codes that sockets are closed with. What they are on a stream stands in `stream-endings`, what clients do at them in PROTOCOL.md. */

/** Of graphql-transport-ws: the client does not try again with the same token. */
export const UNAUTHORIZED = 4401;
export const FORBIDDEN = 4403;

/** Of WebSocket itself. */
export const TRY_AGAIN = 1013;

/** Of the hub's own: the client comes back with its cursor, and goes on from there. */
export const TOO_SLOW = 4450;

/** Of the hub's own: graphql-ws's client would never come back after the protocol's 4429. */
export const TOO_MANY = 4451;
