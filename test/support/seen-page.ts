/** What somebody sees of a page, by its boxes: text that is too small or too faint, cut, or covered. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

export interface Seen {
  scrolls: string[];
  small: string[];
  faint: string[];
  cut: string[];
  overlapping: [string, string][];
  /** How many texts were looked at. */
  texts: number;
}

const LOOK = readFileSync(new URL('look.js', import.meta.url), 'utf8');

/** @param least the smallest font size in pixels that is allowed */
export async function seen(page: Page, least: number): Promise<Seen> {
  await page.evaluate('document.fonts.ready.then(() => true)');
  return page.evaluate(`{ ${LOOK} look(${least}) }`);
}
