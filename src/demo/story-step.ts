/** Steps of the demo's needs, claims and projects, as the commands that it tells of would have left them. */
import type { StateStep } from '../engine/noun/steps.ts';
import type { StoryTime } from './story-time.ts';

const GIVERS = {
  GRID_WORKER: '网格员（演示）',
  COMMUNITY_SECRETARY: '社区书记（演示）',
  UNIT_LIAISON: '单位联络员（演示）',
  STREET_ADMIN: '街道管理员（演示）',
  DISTRICT_ADMIN: '区级管理员（演示）',
  INTEGRATION: '数据接口（演示）',
};
export type Giver = keyof typeof GIVERS;

/** What a step tells of its command. */
export interface Told {
  command: string;
  from: string | null;
  reason: string | null;
  giver: Giver;
}

interface Stepped {
  id: string;
  state: string;
  version: number;
  updatedAt: Date;
}

/** Adds the step to those of its noun; the row gets its version and moment. */
export function leaveStep(
  steps: StateStep[],
  row: Stepped,
  time: Pick<StoryTime, 'at' | 'random'>,
  told: Told,
): void {
  const { command, from, reason, giver } = told;
  const { at } = time;
  const version = steps.filter((step) => step.objectId === row.id).length + 1;
  row.version = version;
  row.updatedAt = at;
  const by = { command, actor: GIVERS[giver], role: giver, reason };
  const id = time.random.id('step', at);
  steps.push({ id, at, ...by, version, objectId: row.id, from, to: row.state });
}
