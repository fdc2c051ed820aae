/** Lines of the log: when two of them are equal, and what a line is in short. */
import { createHash } from 'node:crypto';

const LONGEST_SUMMARY = 300;

/** Of failures: each has one of its own, which its client gets. */
const IDS = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** Equal for lines that differ in the ids of failures alone. Of one length, however long the line is. */
export function keyOf(line: string): string {
  return createHash('sha256').update(line.replaceAll(IDS, '')).digest('base64');
}

/** Its first line, and not too much of that. */
export function shortened(line: string): string {
  const [first = ''] = line.split('\n', 1);
  return first.length > LONGEST_SUMMARY ? `${first.slice(0, LONGEST_SUMMARY)} …` : first;
}
