/**
 * Whose operation is read and runs: as many at once as the process gains by, each caller a part of them. Strangers and
 * guests rest behind each, so that what they ask leaves the process to others, however many they are.
 */
import { setImmediate } from 'node:timers/promises';
import { type Session, callerOf } from '../access/directory.ts';
import { type Caller, type Places, Turns } from '../turns.ts';

const PATIENCE_MS = 20_000;
/** A caller's part is what it may hold of the reader's connections, as they are configured by default. */
const RUNNING: Places = { all: 12, caller: 4, strangers: 2, stranger: 1, patienceMs: PATIENCE_MS };
/** Reading waits for nothing, so that more at once would be no faster; strangers are read one by one. */
const READING: Places = { all: 4, caller: 2, strangers: 1, stranger: 1, patienceMs: PATIENCE_MS };
/** Of whoever is no staff and no screen: partner units, and the programs of others. */
const MOST_OF_GUEST = 2;
/** How long they rest, to how long it took. */
const REST_OF_STRANGER = 2;
const REST_OF_GUEST = 1;
/** A turn that was shorter needs no rest behind it. */
const SHORT_MS = 10;
const LONGEST_REST_MS = 1_000;

export class OperationTurns {
  private readonly running = new Turns(RUNNING);
  private readonly readingTurns = new Turns(READING);

  /** @throws UNAVAILABLE where no turn came in time, and what the work throws */
  run<T>(session: Session, work: () => T | Promise<T>): Promise<T> {
    return inTurn(this.running, session, work);
  }

  /** For what is made of a client's text before anything of it runs. @throws as `run` */
  read<T>(session: Session, work: () => T): Promise<T> {
    return inTurn(this.readingTurns, session, work);
  }
}

async function inTurn<T>(turns: Turns, session: Session, work: () => T | Promise<T>): Promise<T> {
  const { isKnown, isGuest } = session.viewer;
  const own = { key: callerOf(session), isStranger: !isKnown };
  const caller: Caller = { ...own, ...(isGuest && { most: MOST_OF_GUEST }) };
  const rest = isKnown ? (isGuest ? REST_OF_GUEST : 0) : REST_OF_STRANGER;
  await turns.take(caller);
  let at = performance.now();
  try {
    // What came meanwhile goes first: strangers' work is done a piece at a time.
    if (caller.isStranger) await setImmediate();
    at = performance.now();
    return await work();
  } finally {
    giveBack(turns, caller, (performance.now() - at) * rest);
  }
}

function giveBack(turns: Turns, caller: Caller, restMs: number): void {
  if (restMs < SHORT_MS) turns.give(caller);
  else setTimeout(() => turns.give(caller), Math.min(restMs, LONGEST_REST_MS)).unref();
}
