/**
 * Loads the page anew where it must have come to harm, where the hub serves another build, and once a night.
 * Invariant: never while the hub cannot serve the page, or a wall would show the browser's own complaint.
 */
import { beginOfDay, dayOf } from './clock.ts';
import type { Clock } from './clock.ts';
import type { Life } from './life.ts';

const SILENCE_MS = 90_000;
const LOOK_MS = 10_000;
const BUILD_MS = 600_000;
/** A hub that is back is heard within the longest wait of the socket: only then is the page to blame. */
const GRACE_MS = 20_000;
/** Half past three in the morning in China, and a little later for each wall. */
const NIGHT_MS = 3.5 * 3_600_000;
const SPREAD_MS = 600_000;
const NIGHT_LASTS_MS = 600_000;
/** Longer than a night lasts, so that one night loads it once. */
const YOUNG_MS = 1_200_000;

export class Watchdog {
  private readonly life: Life;
  private heardAt = Date.now();
  private drawnAt = Date.now();
  private isReloading = false;
  /** Since when the hub serves pages although it is not heard. */
  private servedSince: number | undefined;

  constructor(life: Life, clock: Clock) {
    this.life = life;
    const spread = Math.random() * SPREAD_MS;
    life.every(LOOK_MS, () => {
      requestAnimationFrame(() => (this.drawnAt = Date.now()));
      if (isNight(clock.now() - spread) || this.isStill()) this.reload();
      if (Date.now() - this.heardAt > SILENCE_MS) this.lookAfterSilence();
    });
    life.every(BUILD_MS, () => this.compareBuild());
  }

  /** The hub was heard, by an answer or on the socket. */
  heard(): void {
    this.heardAt = Date.now();
    this.servedSince = undefined;
  }

  /** Reloads where the page that the hub serves by now is made of other files. */
  compareBuild(): void {
    served(this.life.signal)
      .then((page) => {
        if (page !== undefined && !page.includes(ownFile())) this.reload();
      })
      .catch(() => {
        // The hub is away: the next look will tell.
      });
  }

  reload(): void {
    if (this.isReloading) return;
    this.isReloading = true;
    served(this.life.signal)
      .then((page) => {
        if (page !== undefined) location.reload();
        else this.isReloading = false;
      })
      .catch(() => {
        this.isReloading = false;
      });
  }

  /** No frame was drawn. */
  private isStill(): boolean {
    const now = Date.now();
    // Browsers draw no frames of a page that nobody sees.
    if (document.hidden) this.drawnAt = now;
    return now - this.drawnAt > SILENCE_MS;
  }

  private lookAfterSilence(): void {
    served(this.life.signal)
      .then((page) => {
        if (page === undefined) return;
        this.servedSince ??= Date.now();
        if (Date.now() - this.servedSince > GRACE_MS) location.reload();
      })
      .catch(() => {
        // The hub is away: it is not the page that is to blame.
        this.servedSince = undefined;
      });
  }
}

/** The page as the hub serves it now; undefined where it does not. */
async function served(signal: AbortSignal): Promise<string | undefined> {
  const response = await fetch('/screen', { cache: 'no-store', signal });
  return response.ok ? response.text() : undefined;
}

/** Named by its content. */
function ownFile(): string {
  const script = document.querySelector('script[type=module]');
  return script?.getAttribute('src') ?? '';
}

/**
 * A page that is old enough: clocks are wrong before the hub has corrected them, and a page that was loaded in the night is new.
 * Its age is told by no clock that anybody sets.
 */
const isNight = (now: number) =>
  performance.now() > YOUNG_MS && isWithinNight(now - beginOfDay(dayOf(now)));

const isWithinNight = (ofDay: number) => ofDay >= NIGHT_MS && ofDay < NIGHT_MS + NIGHT_LASTS_MS;
