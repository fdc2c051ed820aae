/** How far the unit is from the need, in steps along the tree of places. */
import type { Pair, ScorePart } from './score-part.ts';

const WEIGHT = 15;
/** For each step beyond the first: a unit of the same community counts as near, whatever its grid. */
const LOST_A_STEP = 3;

/** Up from the one to the nearest place that holds both, and down to the other. Without splitting: it is asked of every pair. */
export function stepsBetween(one: string, other: string): number {
  let [i, shared] = [0, 0];
  while (i < one.length && one[i] === other[i]) {
    i += 1;
    if (one[i - 1] === '.') shared = i;
  }
  return keysIn(one, shared) + keysIn(other, shared);
}

/** From there on. */
function keysIn(path: string, from: number): number {
  let keys = 0;
  for (let i = from; i < path.length; i += 1) if (path[i] === '.') keys += 1;
  return keys;
}

const stepsOf = ({ need, resource }: Pair) => stepsBetween(need.path, resource.unitPath);

export const distance: ScorePart = {
  part: 'DISTANCE',
  weight: WEIGHT,
  points: (pair) => Math.max(0, WEIGHT - LOST_A_STEP * Math.max(0, stepsOf(pair) - 1)),
  tell(pair) {
    const steps = stepsOf(pair);
    return steps === 0
      ? { zh: '单位就在需求所在地', en: 'The unit is in the place of the need.' }
      : {
          zh: `单位与需求相隔${steps}级`,
          en: `The unit is ${steps} steps away in the tree of places.`,
        };
  },
};
