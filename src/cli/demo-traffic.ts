/** `serve --demo-traffic [--pace N]`: traffic that is made up, while the hub runs. */
import { StartError } from '../errors.ts';
import { type Cast, openCast } from '../demo/traffic/cast.ts';
import { type Traffic, openTraffic } from '../demo/traffic/traffic.ts';
import type { DemoTokens } from '../demo/demo-tokens.ts';
import { localUrl } from '../engine/http/own-address.ts';
import type { Hub } from '../hub.ts';

const FASTEST = 1_000;
/** The demo district's own. */
const SEED = 211_102;

export class DemoTraffic {
  private readonly pace: number;
  private cast: Cast | undefined;
  private traffic: Traffic | undefined;

  constructor(pace: number) {
    this.pace = pace;
  }

  /**
   * Before anything is served.
   * @throws StartError where there are no tokens to act with, or the database is not wholly the demonstration's
   */
  async prepare(databaseUrl: string, tokens: DemoTokens | undefined): Promise<void> {
    if (!tokens) {
      throw new StartError(
        '--demo-traffic acts as the demonstration’s accounts, whose tokens are not good here: see above, and --demo.',
      );
    }
    this.cast = await openCast(databaseUrl, tokens.DISTRICT_ADMIN);
  }

  /** From now on, until `stop`. */
  begin({ url }: Hub, log: (line: string) => void): void {
    const { cast, pace } = this;
    if (!cast) return;
    this.traffic = openTraffic({
      url: localUrl(url),
      cast,
      seed: SEED,
      pace,
      from: new Date(),
      log,
    });
  }

  /** What it has done; settles when nothing of it is under way. */
  async stop(): Promise<string> {
    await this.traffic?.stop();
    const { done = {}, refused = {} } = this.traffic?.counts ?? {};
    return `demo traffic: ${sum(done)} commands, ${sum(refused)} refused`;
  }
}

/** Undefined where none is asked for. @throws StartError for a pace that is none */
export function readTraffic(words: readonly string[]): DemoTraffic | undefined {
  const isAsked = words.includes('--demo-traffic');
  const at = words.indexOf('--pace');
  if (!isAsked && at >= 0) throw new StartError('--pace goes with --demo-traffic.');
  if (!isAsked) return undefined;
  const pace = at < 0 ? 1 : Number(words[at + 1]);
  if (pace > 0 && pace <= FASTEST) return new DemoTraffic(pace);
  throw new StartError(
    `--pace is a number above 0, ${FASTEST} at most: 20 is twenty times as fast.`,
  );
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, one) => total + one, 0);
