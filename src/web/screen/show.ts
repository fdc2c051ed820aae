/** Which place is shown, how, and for how long: what people and the playlist do with the screen. */
import { zoomOf } from './address.ts';
import { ask } from './asking.ts';
import { dress, holdStill } from './dress.ts';
import { ScreenReportedDocument } from './generated/graphql.ts';
import type { Presenter } from './keys.ts';
import { type Page, PlaceSession } from './place-session.ts';
import { isUnit } from './scope.ts';
import { startOf } from './start.ts';
import type { Shown } from './store.ts';
import type { Acts } from './ui/screen-context.ts';

const TURN_MS = 15_000;
/** What was reported changes seldom. */
const REPORTED_MS = 300_000;
/** From then on figures must not be taken for the present. */
const OLD_MS = 300_000;

export class Show implements Presenter, Acts {
  private readonly shared: Page;
  private session: PlaceSession | undefined;
  /** What is shown, as `scope.ts` has it. */
  private subject = '';
  private at = 0;
  private heardAt = 0;

  constructor(shared: Page) {
    this.shared = shared;
    const { life, store } = shared;
    const { list, everyMs } = store.shown.wishes;
    life.every(1_000, () => this.tick());
    life.every(TURN_MS, () => this.change({ turn: store.shown.turn + 1 }));
    if (list.length > 1) life.every(everyMs, () => this.page(1));
    life.every(REPORTED_MS, () => this.compare());
    dress(store.shown);
  }

  begin(): void {
    const { store, life } = this.shared;
    startOf(store, life)
      .then((own) => {
        if (own === undefined) return;
        store.set({ own });
        this.open(store.shown.view.code ?? own);
        this.compare();
      })
      .catch((error: unknown) => console.error(error));
  }

  open(subject: string): void {
    if (subject === this.subject) return;
    this.subject = subject;
    this.session?.close();
    this.session = new PlaceSession(this.shared, subject);
  }

  back(): void {
    const { isHelping, figures, own } = this.shared.store.shown;
    if (isHelping) return this.help();
    this.open(figures?.above.at(-1)?.code ?? own);
  }

  help(): void {
    this.change({ isHelping: !this.shared.store.shown.isHelping });
  }

  theme(): void {
    this.change({ theme: this.shared.store.shown.theme === 'dark' ? 'hall' : 'dark' });
  }

  table(): void {
    this.change({ isTable: !this.shared.store.shown.isTable });
  }

  zoom(by: number): void {
    const { zoom, wishes } = this.shared.store.shown;
    this.change({ zoom: by === 0 ? wishes.zoom : zoomOf(Math.round((zoom + by) * 100) / 100) });
  }

  page(by: number): void {
    const { list } = this.shared.store.shown.wishes;
    this.at = (this.at + by + list.length) % Math.max(1, list.length);
    const view = list[this.at];
    if (!view) return;
    this.change({ view });
    this.open(view.code ?? this.shared.store.shown.own);
    this.compare();
  }

  fullScreen(): void {
    const changing = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    changing.catch((error: unknown) => console.warn(error));
  }

  /** The socket is there: what was missed is read, and told by the feeds. */
  onOpen(): void {
    this.session?.readAnew();
  }

  /** @param isRefused the hub ended it since the account is not known, or may no longer */
  onClosed(isRefused: boolean): void {
    if (this.shared.store.shown.link === 'live') this.change({ link: 'away' });
    if (isRefused) this.session?.readAnew();
  }

  onHeard(): void {
    this.heardAt = this.shared.clock.now();
  }

  /** Reads what was reported of the place, where a page shows that. A failure leaves what is shown. */
  private compare(): void {
    const { store, life } = this.shared;
    if (store.shown.view.kind !== 'reported') return;
    if (isUnit(this.subject)) return this.change({ reported: [] });
    const code = this.subject;
    ask(ScreenReportedDocument, { of: { code } }, life.signal).then(
      // Another place may be shown by now.
      ({ figures }) => code === this.subject && this.change({ reported: figures }),
      (error: unknown) => {
        if (!life.signal.aborted) console.warn(error);
      },
    );
  }

  private tick(): void {
    holdStill();
    const now = this.shared.clock.now();
    const asOf = this.asOf();
    this.change({ now, asOf, isOld: asOf !== undefined && now - asOf > OLD_MS });
  }

  /** While the link is live and no change is under way, what is shown is of the moment when the hub was heard last. */
  private asOf(): number | undefined {
    const { link, asOf } = this.shared.store.shown;
    if (asOf === undefined || link !== 'live' || !this.session?.isSettled) return asOf;
    return Math.max(asOf, this.heardAt);
  }

  private change(change: Partial<Shown>): void {
    this.shared.store.set(change);
    if (!('now' in change)) dress(this.shared.store.shown);
  }
}
