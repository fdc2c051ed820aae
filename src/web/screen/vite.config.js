/** Bundles the big screen into what `bundle.ts` serves. Vite resolves paths from this folder. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { noOutside } from '../console/no-outside.js';

const folder = (way) => fileURLToPath(new URL(way, import.meta.url));

export default defineConfig({
  root: folder('.'),
  // Absolute: the page answers at /screen as well as at /screen/.
  base: '/screen/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [noOutside()],
  build: {
    outDir: folder('../../../dist/web/screen'),
    emptyOutDir: true,
    reportCompressedSize: false,
    // Slices of the typeface stay files of their own, so that a wall loads those that it shows.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
});
