/** Which place is shown, how, and for how long: what people and the playlist do with the screen. */
import { zoomOf } from './address.ts';
import { dress } from './dress.ts';
import type { Presenter } from './keys.ts';
import { type Page, PlaceSession } from './place-session.ts';
import { startOf } from './start.ts';
import type { Shown } from './store.ts';
import type { Acts } from './ui/screen-context.ts';

const TURN_MS = 15_000;
/** From then on figures must not be taken for the present. */
const OLD_MS = 300_000;
/** Places that no screen is of. */
const HIGHEST = new Set(['PROVINCE', 'CITY']);

export class Show implements Presenter, Acts {
  private readonly shared: Page;
  private session: PlaceSession | undefined;
  private code = '';
  /** The screen's own place, which pages of the playlist without a code show. */
  private own = '';
  private at = 0;
  private heardAt = 0;

  constructor(shared: Page) {
    this.shared = shared;
    const { life, store } = shared;
    const { list, everyMs } = store.shown.wishes;
    life.every(1_000, () => this.tick());
    life.every(TURN_MS, () => this.change({ turn: store.shown.turn + 1 }));
    if (list.length > 1) life.every(everyMs, () => this.page(1));
    dress(store.shown);
  }

  begin(): void {
    const { store, life } = this.shared;
    startOf(store, life)
      .then((code) => {
        if (code === undefined) return;
        this.own = code;
        this.open(store.shown.view.code ?? code);
      })
      .catch((error: unknown) => console.error(error));
  }

  open(code: string): void {
    if (code === this.code) return;
    this.code = code;
    this.session?.close();
    this.session = new PlaceSession(this.shared, code);
  }

  back(): void {
    const { isHelping, figures } = this.shared.store.shown;
    if (isHelping) return this.help();
    const above = figures?.above.findLast(({ kind }) => !HIGHEST.has(kind));
    if (above) this.open(above.code);
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
    this.open(view.code ?? this.own);
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

  onClosed(): void {
    if (this.shared.store.shown.link === 'live') this.change({ link: 'away' });
  }

  onHeard(): void {
    this.heardAt = this.shared.clock.now();
  }

  private tick(): void {
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
