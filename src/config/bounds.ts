/** What clients may take up of the process, as the environment bounds it. */
import type { Allowance, Ceilings, Transport } from '../bounds.ts';
import { type Environment, whole } from './environment.ts';

export function readCeilings(from: Environment): Ceilings {
  return {
    socketsPerToken: whole(from, 'GRIDHUB_SOCKETS_PER_TOKEN', 2_000, 1, 100_000),
    subscriptionsPerSocket: whole(from, 'GRIDHUB_SUBSCRIPTIONS_PER_SOCKET', 100, 1, 10_000),
    subscriptions: whole(from, 'GRIDHUB_SUBSCRIPTIONS', 10_000, 1, 1_000_000),
    terms: whole(from, 'GRIDHUB_SUBSCRIPTION_TERMS', 50_000, 1, 10_000_000),
  };
}

export function readAllowance(from: Environment): Allowance {
  return {
    rows: whole(from, 'GRIDHUB_MOST_ROWS', 50_000, 100, 10_000_000),
    objects: whole(from, 'GRIDHUB_MOST_OBJECTS', 200_000, 100, 10_000_000),
    bytes: whole(from, 'GRIDHUB_MOST_BYTES', 16_000_000, 10_000, 1_000_000_000),
    sqlMs: whole(from, 'GRIDHUB_SQL_MS', 15_000, 100, 600_000),
    strangerSqlMs: whole(from, 'GRIDHUB_STRANGER_SQL_MS', 5_000, 100, 600_000),
  };
}

export function readTransport(from: Environment): Transport {
  return {
    headMs: whole(from, 'GRIDHUB_HEAD_TIMEOUT_MS', 10_000, 100, 600_000),
    bodyMs: whole(from, 'GRIDHUB_BODY_TIMEOUT_MS', 15_000, 100, 600_000),
    greetingMs: whole(from, 'GRIDHUB_GREETING_TIMEOUT_MS', 10_000, 100, 600_000),
    waitMs: whole(from, 'GRIDHUB_WAIT_MS', 10_000, 10, 600_000),
    slowReaderMs: whole(from, 'GRIDHUB_SLOW_READER_MS', 30_000, 100, 3_600_000),
    bodiesBytes: whole(from, 'GRIDHUB_BODIES_BYTES', 64_000_000, 4_000_000, 64_000_000_000),
    connections: whole(from, 'GRIDHUB_CONNECTIONS', 10_000, 1, 1_000_000),
    strangersPerAddress: whole(from, 'GRIDHUB_STRANGERS_PER_ADDRESS', 100, 1, 1_000_000),
  };
}
