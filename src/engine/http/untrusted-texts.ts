/**
 * Texts that are no trusted documents, from those who may send them all the same.
 * Invariant: clients make texts, so each is named in the log once, and no more than so many are.
 */
import { hash } from 'node:crypto';
import type { Viewer } from '../access/viewer.ts';

const MOST_NAMED = 1_000;
const LONGEST_SHOWN = 200;

export class UntrustedTexts {
  private readonly named = new Set<string>();
  private readonly log: (line: string) => void;

  constructor(log: (line: string) => void) {
    this.log = log;
  }

  name(query: string, { name }: Viewer): void {
    const digest = hash('sha256', query, 'hex');
    if (this.named.has(digest) || this.named.size >= MOST_NAMED) return;
    this.named.add(digest);
    const shown = query.replaceAll(/\s+/g, ' ').slice(0, LONGEST_SHOWN);
    this.log(`not a trusted document, from ${name}: ${shown}`);
  }
}
