/**
 * A place or a partner unit on the screen: its figures and its feed, for as long as it is shown.
 * Invariant: while the link is live, what is shown is what a fresh question would answer, but for the second that it takes.
 */
import { type Refusal, Unanswered } from './asking.ts';
import { differences, isByClock } from './checking.ts';
import type { Clock } from './clock.ts';
import { FeedWindow } from './feed-window.ts';
import { followAll } from './feeds.ts';
import { figuresOf } from './figures.ts';
import type { Life } from './life.ts';
import { type Answer, Reading } from './reading.ts';
import type { Socket } from './socket.ts';
import type { Store } from './store.ts';

const STEP_MS = 4_000;
const POLL_MS = 30_000;
const CHECK_MS = 60_000;
/** For events that were on their way while the question was answered. */
const SETTLING_MS = 2_500;

export interface Page {
  life: Life;
  clock: Clock;
  store: Store;
  socket: Socket;
  /** The hub was heard. */
  heard(): void;
}

export class PlaceSession {
  private readonly page: Page;
  private readonly life: Life;
  private readonly feed = new FeedWindow();
  private readonly reading: Reading;
  private beginsAnew = true;
  private steppedAt = 0;

  constructor(page: Page, subject: string) {
    const life = page.life.inner();
    this.page = page;
    this.life = life;
    this.reading = new Reading({
      subject,
      life,
      clock: page.clock,
      onRead: (answer) => this.show(answer),
      onFailure: (error) => this.fail(error),
    });
    followAll(page.socket, life, subject, {
      feed: this.feed,
      onChange: () => this.reading.soon(),
      onRows: () => {
        if (this.isStepDue) this.step();
      },
      onReset: () => {
        this.beginsAnew = true;
        this.reading.soon();
      },
    });
    life.every(POLL_MS, () => {
      if (page.store.shown.link !== 'live') this.reading.soon();
    });
    life.every(1_000, () => this.step());
    life.every(CHECK_MS, () => {
      this.check().catch((error: unknown) => this.fail(error));
    });
    this.reading.soon();
  }

  get isSettled(): boolean {
    return this.reading.isSettled;
  }

  readAnew(): void {
    this.reading.soon();
  }

  close(): void {
    this.life.close();
  }

  private show(answer: Answer): void {
    const { store, socket } = this.page;
    this.page.heard();
    const figures = figuresOf(answer);
    if (!figures) return this.refuse(answer.viewer.grants.length === 0 ? 'refused' : 'unknown');
    const { version, demo, demoTraffic, dataAsOf } = answer.hub;
    if (this.beginsAnew) this.feed.begin(answer.needs.nodes);
    else if (!socket.isOpen) this.offerAll(answer);
    this.beginsAnew = false;
    store.set({
      figures,
      asOf: Date.parse(dataAsOf),
      about: { version, isDemo: demo, isTraffic: demoTraffic },
      link: socket.isOpen ? 'live' : 'polling',
      feed: this.feed.shown,
    });
  }

  /** Without a socket the rows that were read stand for the events. */
  private offerAll({ needs }: Answer): void {
    for (const need of needs.nodes.toReversed()) {
      this.feed.offer({ at: Date.parse(need.updatedAt), need });
    }
  }

  private fail(error: unknown): void {
    if (this.life.signal.aborted) return;
    const isAnswer = error instanceof Unanswered;
    // The hub is there, and has its reasons: loading the page anew would lose what is shown, and gain nothing.
    if (isAnswer) this.page.heard();
    if (isAnswer && error.refusal) this.refuse(error.refusal);
    else this.page.store.set({ link: 'away' });
  }

  /** What was shown is no longer this screen's to show. It goes on asking: rights come back. */
  private refuse(link: Refusal): void {
    this.feed.begin([]);
    this.beginsAnew = true;
    this.page.store.set({ link, figures: undefined, asOf: undefined, feed: this.feed.shown });
  }

  private get isStepDue(): boolean {
    return Date.now() - this.steppedAt >= STEP_MS;
  }

  private step(): void {
    const { waiting } = this.page.store.shown.feed;
    if (this.isStepDue && this.feed.step()) this.steppedAt = Date.now();
    else if (this.feed.shown.waiting === waiting) return;
    this.page.store.set({ feed: this.feed.shown });
  }

  /** Says so in the console where what is shown is not what a fresh question answers, and shows that. */
  private async check(): Promise<void> {
    if (!(await this.differs())) return;
    await this.life.pause(SETTLING_MS);
    const names = await this.differs();
    if (!names) return;
    if (!isByClock(names))
      console.error(`The screen's figures were not the hub's: ${names.join()}`);
    this.reading.soon();
  }

  /** Undefined too where something was read meanwhile: then what is shown is as new as the answer. */
  private async differs() {
    const { store } = this.page;
    const { count, isSettled } = this.reading;
    if (!isSettled || store.shown.link !== 'live') return undefined;
    const fresh = figuresOf(await this.reading.fresh());
    const shown = store.shown.figures;
    if (!shown || !fresh || !this.reading.isSettled || this.reading.count !== count)
      return undefined;
    const names = differences(shown, fresh);
    return names.length > 0 ? names : undefined;
  }
}
