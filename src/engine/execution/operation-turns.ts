/**
 * Whose operation is read and runs: as many at once as the process gains by, each caller a part of them. Strangers and
 * guests rest behind what they have taken and come a piece at a time, so that what they ask leaves the process to
 * others, however many they are.
 */
import { availableParallelism } from 'node:os';
import { type Session } from '../access/session.ts';
import type { Places } from '../../held-places.ts';
import { Pieces } from './pieces.ts';
import { RestingTurns } from './resting-turns.ts';

const PATIENCE_MS = 20_000;
/** PostgreSQL computes beside the process: on two cores a second stranger takes the process's own (`bench:strangers`). */
const CORES = availableParallelism();
/** A caller's part is what it may hold of the reader's connections, as they are configured by default. */
const RUNNING: Places = {
  all: 12,
  caller: 4,
  strangers: CORES > 2 ? 2 : 1,
  stranger: 1,
  guests: CORES > 2 ? 6 : 2,
  guest: CORES > 2 ? 2 : 1,
  patienceMs: PATIENCE_MS,
};
/** Reading waits for nothing, so that more at once would be no faster; strangers and guests are read one by one. */
const READING: Places = {
  all: 4,
  caller: 2,
  strangers: 1,
  stranger: 1,
  guests: 1,
  patienceMs: PATIENCE_MS,
};

export class OperationTurns {
  private readonly pieces = new Pieces();
  private readonly running = new RestingTurns(RUNNING, this.pieces);
  private readonly reading = new RestingTurns(READING, this.pieces);

  /** @throws UNAVAILABLE where no turn came in time, and what the work throws */
  run<T>(session: Session, work: () => T | Promise<T>): Promise<T> {
    return this.running.inTurn(session, work);
  }

  /** For what is made of a client's text before anything of it runs. @throws as `run` */
  read<T>(session: Session, work: () => T): Promise<T> {
    return this.reading.inTurn(session, work);
  }
}
