/**
 * Whether the unit sits on the joint Party committee of the need's place or of one above it: such a unit has a say in what is
 * done there, and the more where its head takes the seat.
 */
import type { Pair, ScorePart } from './score-part.ts';

const WEIGHT = 10;
const OF_VACANT = 5;

type Sitting = 'HELD' | 'VACANT' | 'NONE';

/** Of several seats the best. */
function sittingOf({ need, resource }: Pair): Sitting {
  let best: Sitting = 'NONE';
  for (const { path, isHeld } of resource.seats) {
    if (!need.path.startsWith(path)) continue;
    if (isHeld) return 'HELD';
    best = 'VACANT';
  }
  return best;
}

const POINTS: Readonly<Record<Sitting, number>> = { HELD: WEIGHT, VACANT: OF_VACANT, NONE: 0 };

const TOLD = {
  HELD: {
    zh: '单位是属地大党委成员单位，负责人任兼职委员',
    en: 'The unit sits on the joint committee there, by its head.',
  },
  VACANT: {
    zh: '单位是属地大党委成员单位，席位暂缺',
    en: 'The unit has a seat on the joint committee there, which is vacant.',
  },
  NONE: {
    zh: '单位不是属地大党委成员单位',
    en: 'The unit has no seat on the joint committee there.',
  },
} as const;

export const seat: ScorePart = {
  part: 'SEAT',
  weight: WEIGHT,
  points: (pair) => POINTS[sittingOf(pair)],
  tell: (pair) => TOLD[sittingOf(pair)],
};
