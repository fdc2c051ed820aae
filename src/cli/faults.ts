/**
 * Uncaught failures of the process. An unhandled rejection is logged and counted, and the hub lives on; after
 * an exception nothing is certain any more: the first one asks for the end, which goes as after a signal.
 */
import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';

export class Faults {
  /** Unhandled rejections since this began. */
  rejections = 0;
  /** Settles with the first uncaught exception; those that follow are logged and change nothing. */
  readonly fatal: Promise<string>;
  private readonly hearing: { [event in 'unhandledRejection' | 'uncaughtException']: Hear };

  constructor(log: (line: string) => void) {
    const { promise, resolve } = Promise.withResolvers<string>();
    this.fatal = promise;
    this.hearing = {
      unhandledRejection: (reason) => {
        this.rejections += 1;
        log(`${randomUUID()} unhandled rejection: ${told(reason)}`);
      },
      uncaughtException: (error) => {
        log(`${randomUUID()} uncaught exception: ${told(error)}`);
        resolve('uncaught exception');
      },
    };
    for (const [event, hear] of Object.entries(this.hearing)) process.on(event, hear);
  }

  /** From here on Node's own way holds again. */
  close(): void {
    for (const [event, hear] of Object.entries(this.hearing)) process.off(event, hear);
  }
}

type Hear = (thrown: unknown) => void;

/** Anything can be thrown. */
function told(thrown: unknown): string {
  return thrown instanceof Error && thrown.stack ? thrown.stack : inspect(thrown, { depth: 1 });
}
