/** What the demo's traffic does now and then with resources and projects. */
import { type Chance, oneOf } from './chance.ts';
import type { Command, Giver } from './command.ts';
import type { ProjectRow, ResourceRow } from './rows.ts';

/** A unit pauses what it offers, and rather resumes what is paused: most of it can be had. */
export function onResource(
  rows: readonly ResourceRow[],
  { random, refused }: Chance,
): Command | undefined {
  const paused = rows.filter(({ state }) => state === 'PAUSED');
  const row = oneOf(paused.length > 2 ? paused : rows, 0, random, refused);
  if (!row) return undefined;
  const name = row.state === 'PAUSED' ? 'resumeResource' : 'pauseResource';
  return { name, input: { resourceId: row.id }, by: `liaison of ${row.unit.id}`, on: row.id };
}

/** The side that leads a project begins it, reports its next milestone, or asks for its acceptance after the last. */
export function onProject(
  rows: readonly ProjectRow[],
  { random, refused }: Chance,
): Command | undefined {
  // What costs something waits for its money, which the traffic does not give.
  const ready = rows.filter(({ state, plannedFen }) => state !== 'FILED' || plannedFen === 0);
  const row = oneOf(ready, 0, random, refused);
  if (!row) return undefined;
  const by: Giver = row.leadUnit ? `liaison of ${row.leadUnit.id}` : 'administrator';
  const given = { by, on: row.id };
  const projectId = row.id;
  if (row.state !== 'IN_PROGRESS') return { name: 'startProject', input: { projectId }, ...given };
  const next = (row.milestones ?? []).find(({ doneOn }) => doneOn === null);
  if (!next) return { name: 'submitProject', input: { projectId }, ...given };
  return { name: 'reportMilestone', input: { projectId, number: next.number }, ...given };
}
