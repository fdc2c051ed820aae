/**
 * What an operation takes of the database, counted while it does, and where that ends.
 * Invariant: what is counted is there before it is kept: no statement fills the memory past its ceiling.
 */
import { HubError } from '../../errors.ts';

export interface ReadCeilings {
  rows: number;
  bytes: number;
  /** Of the database's time, in milliseconds. */
  sqlMs: number;
}

export class Spending {
  rows = 0;
  bytes = 0;
  /** While at least one statement was under way. */
  sqlMs = 0;
  private readonly ceilings: ReadCeilings | undefined;
  private underWay = 0;
  private since = 0;

  /** @param ceilings none: it is counted, and ends nowhere */
  constructor(ceilings?: ReadCeilings) {
    this.ceilings = ceilings;
  }

  /** How long one statement may take; undefined: as long as any. */
  get statementMs(): number | undefined {
    return this.ceilings?.sqlMs;
  }

  /** @throws TOO_COMPLEX */
  countRow(bytes: number): void {
    this.rows += 1;
    this.bytes += bytes;
    if (!this.ceilings) return;
    const { rows: most, bytes: mostBytes } = this.ceilings;
    if (this.rows > most) throw tooMuch(`reads more than ${most} rows`);
    if (this.bytes > mostBytes) throw tooMuch(`reads more than ${mostBytes} bytes`);
  }

  /** @throws TOO_COMPLEX where the time is used up */
  begin(): void {
    if (this.ceilings && this.sqlMs > this.ceilings.sqlMs) throw this.outOfTime();
    if (this.underWay === 0) this.since = performance.now();
    this.underWay += 1;
  }

  end(): void {
    this.underWay -= 1;
    if (this.underWay === 0) this.sqlMs += performance.now() - this.since;
  }

  outOfTime(): HubError {
    return tooMuch(`takes the database more than ${(this.ceilings?.sqlMs ?? 0) / 1_000} s`);
  }
}

function tooMuch(what: string): HubError {
  return HubError.tooComplex(
    `What is asked for ${what}, which is the most. Ask for less: smaller pages (\`first\`), fewer levels, ` +
      'a narrower scope or filter, or several documents.',
  );
}
