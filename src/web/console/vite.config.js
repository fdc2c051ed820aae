/** Bundles GraphiQL into what `bundle.ts` serves. Vite resolves paths from this folder. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { chinese } from './chinese.js';
import { noOutside } from './no-outside.js';

const folder = (way) => fileURLToPath(new URL(way, import.meta.url));

export default defineConfig({
  root: folder('.'),
  // Absolute: the page answers at /graphiql as well as at /graphiql/.
  base: '/graphiql/',
  plugins: [chinese(), noOutside()],
  build: {
    outDir: folder('../../../dist/web/console'),
    emptyOutDir: true,
    reportCompressedSize: false,
    // The editor alone is larger than Vite's warning; it is loaded once and kept.
    chunkSizeWarningLimit: 5_000,
    // Of React's libraries hundreds of files say 'use client', which means nothing without a server.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  worker: { format: 'es', plugins: () => [noOutside()] },
});
