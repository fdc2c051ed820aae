/** What both peers are told by the run: their port, the hub's PostgreSQL, and a pool like the hub's. */
export const port = Number(process.env.PORT);

/** The hub's own readers: eight connections, dropped after a minute without use. */
export const poolConfig = {
  host: process.env.PGHOST,
  port: 5432,
  user: 'gridhub',
  database: 'postgres',
  max: 8,
  idleTimeoutMillis: 60_000,
};
