/** The big screen: opens what lives as long as the page, and draws it anew when what is shown changes. */
import '@fontsource-variable/noto-sans-sc/index.css';
import { render } from 'preact';
import { wishesOf } from './address.ts';
import { Clock } from './clock.ts';
import { Life } from './life.ts';
import { hearKeys } from './keys.ts';
import { Show } from './show.ts';
import { Socket } from './socket.ts';
import { Store } from './store.ts';
import './style/base.css';
import './style/wall.css';
import './style/panels.css';
import './style/rows.css';
import './style/moves.css';
import './style/tables.css';
import { App } from './ui/app.tsx';
import { Watchdog } from './watchdog.ts';

const life = new Life();
const clock = new Clock();
const wishes = wishesOf(location.search);
const store = new Store({
  now: clock.now(),
  wishes,
  theme: wishes.theme,
  zoom: wishes.zoom,
  isTable: wishes.isTable,
  isHelping: false,
  view: wishes.list[0] ?? { kind: 'overview', code: undefined },
  link: 'connecting',
  own: '',
  figures: undefined,
  reported: undefined,
  asOf: undefined,
  isOld: false,
  about: undefined,
  feed: { rows: [], waiting: 0, fresh: undefined },
  turn: 0,
  labels: new Map(),
});
const watchdog = new Watchdog(life, clock);
const socket: Socket = new Socket(life, {
  onOpen: () => {
    show.onOpen();
    watchdog.compareBuild();
  },
  onClosed: (isRefused) => show.onClosed(isRefused),
  onHeard: () => {
    watchdog.heard();
    show.onHeard();
  },
});
const show = new Show({ life, clock, store, socket, heard: () => watchdog.heard() });
hearKeys(life, show);

const root = document.querySelector('#screen');
if (!root) throw new Error('the page has no place for the screen');
const draw = () => render(<App shown={store.shown} acts={show} />, root);
store.follow(draw);
draw();
show.begin();
