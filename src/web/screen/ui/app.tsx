/** The whole screen: which panels it has hangs on the place and on the page of the playlist. */
import type { Figures } from '../figures.ts';
import { Communities, Grids } from './below.tsx';
import { Bottom } from './bottom.tsx';
import { Categories } from './categories.tsx';
import { Feed } from './feed.tsx';
import { Help } from './help.tsx';
import { Matrix } from './matrix.tsx';
import type { Word } from '../words.ts';
import { type ScreenContext, ScreenProvider, useScreen } from './screen-context.ts';
import { ReportedPage } from './reported.tsx';
import { Tables } from './tables.tsx';
import { Tiles } from './tiles.tsx';
import { Today } from './today.tsx';
import { Top } from './top.tsx';
import { Projects, Units } from './units.tsx';

/** Why nothing will be shown, and what to do. */
const REASONS: { [link: string]: Word | undefined } = {
  refused: 'refusedLong',
  unknown: 'unknownLong',
};

/** Below them there is little to tell, and the feed has the room. */
const LOWEST = new Set(['COMMUNITY', 'VILLAGE']);

export function App(given: ScreenContext) {
  return (
    <ScreenProvider value={given}>
      <Screen />
      {given.shown.isHelping && <Help />}
    </ScreenProvider>
  );
}

function Screen() {
  const { shown, say } = useScreen();
  const { figures } = shown;
  if (!figures) {
    const reason = REASONS[shown.link];
    return (
      <div class="wall">
        <Top />
        <main class="empty">
          <p role="status">{reason ? say(reason) : `${say(shown.link)} …`}</p>
        </main>
        <Bottom />
      </div>
    );
  }
  if (shown.isTable) return <Tables figures={figures} />;
  const parity = shown.turn % 2 === 0 ? 'even' : 'odd';
  return (
    <div class={`wall ${shown.zoom > 1.05 ? 'zoomed' : ''} ${parity}`}>
      <Top />
      <Tiles key={figures.subject.code} figures={figures} />
      {shown.view.kind === 'overview' ? (
        <Overview figures={figures} />
      ) : (
        <main class="list">
          {shown.view.kind === 'projects' ? <Projects figures={figures} /> : <ReportedPage />}
        </main>
      )}
      <Bottom />
    </div>
  );
}

function Overview({ figures }: { figures: Figures }) {
  const isLow = LOWEST.has(figures.subject.kind);
  return (
    <main class={`overview ${isLow ? 'lowest' : ''}`}>
      <div class="left">
        <PlacesBelow figures={figures} />
        <Feed />
      </div>
      <div class="right">
        <Categories figures={figures} />
        <Today figures={figures} />
        <div class="turns">
          <Units figures={figures} />
          <Projects figures={figures} />
        </div>
      </div>
    </main>
  );
}

function PlacesBelow({ figures }: { figures: Figures }) {
  const { kind } = figures.subject;
  if (kind === 'STREET' || kind === 'TOWN') return <Communities figures={figures} />;
  if (LOWEST.has(kind)) return <Grids figures={figures} />;
  return <Matrix figures={figures} />;
}
