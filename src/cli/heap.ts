/** How far the heap of a serving process grows beyond what lives in it. */
import { setFlagsFromString } from 'node:v8';

/**
 * The old generation is collected once it has grown by so many percent. V8 waits for up to three hundred by itself:
 * ten strangers who ask for all that they may then have 235 MB stand, of which 60 live (`npm run bench:strangers`).
 */
const GROWTH_PERCENT = 60;

/** To be called once, by whoever starts a process that serves. */
export function keepHeapNarrow(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
