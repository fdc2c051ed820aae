/** How far the heap of a serving process grows beyond what lives in it. */
import { setFlagsFromString } from 'node:v8';

/**
 * The old generation is collected once it has doubled. V8 waits for up to its fourfold by itself: ten strangers who ask for all
 * that they may then have 160 to 240 MB stand, of which 60 live; so it is about 80 (`npm run bench:strangers`). Sooner is
 * dearer: at 60 % a tree takes a fifth more CPU (`npm run bench:pairs`), at 100 % no more than chance.
 */
const GROWTH_PERCENT = 100;

/** To be called once, by whoever starts a process that serves. */
export function keepHeapNarrow(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
