/** What was opened, to be closed in reverse: a part that fails or takes too long keeps none of the others open. */
import { settlesWithin } from './settles-within.ts';

type Close = () => Promise<unknown>;

interface Part {
  /** Its name in messages: `the feeds`. */
  name: string;
  close: Close;
}

/** In-flight requests, and feeds that have yet to send their last cursor have their own patience within this. */
const PATIENCE_MS = 4_000;

export class Closing {
  private parts: Part[] = [];
  private isOver = false;

  /** What comes when all is closed, as of a start that was given up, is closed at once. */
  add(name: string, close: Close): void {
    if (!this.isOver) this.parts.push({ name, close });
    else close().catch(() => {}); // Of a process that ends: there is nobody left to be told.
  }

  /** Several that may be closed at once, in the place of one. */
  together(name: string): Closing {
    const inner = new Closing();
    this.add(name, () => inner.atOnce());
    return inner;
  }

  /** Always settles. What was not closed as it should be, and why. */
  async close(): Promise<string[]> {
    this.isOver = true;
    const faults: string[] = [];
    for (const part of this.parts.splice(0).toReversed()) {
      const fault = await end(part);
      if (fault !== undefined) faults.push(fault);
    }
    return faults;
  }

  private async atOnce(): Promise<void> {
    this.isOver = true;
    const faults = await Promise.all(this.parts.splice(0).map(end));
    const told = faults.filter((one) => one !== undefined);
    if (told.length > 0) throw new Error(told.join('; '));
  }
}

async function end({ name, close }: Part): Promise<string | undefined> {
  let fault: string | undefined;
  const closed = Promise.resolve()
    .then(close)
    .catch((error: unknown) => (fault = `${name}: ${(error as Error).message}`));
  return (await settlesWithin(PATIENCE_MS, closed)) ? fault : `${name} took too long`;
}
