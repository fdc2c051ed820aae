/** What became of the unit's latest claims: delivered of those it had committed itself to, and how often it did not come. */
import type { UnitRecord } from './open-items.ts';
import type { Pair, ScorePart } from './score-part.ts';

const WEIGHT = 15;
const NONE: UnitRecord = { committed: 0, delivered: 0, noShows: 0 };

const recordOf = ({ resource }: Pair) => resource.record ?? NONE;

export const record: ScorePart = {
  part: 'RECORD',
  weight: WEIGHT,
  // It is for the leaders of the place: others' scores are made without it.
  counts: ({ resource }) => resource.record !== null,
  points(pair) {
    const { committed, delivered, noShows } = recordOf(pair);
    // One delivered and one open stand in for what is not known yet: a unit without a record is neither good nor bad.
    const part = (delivered + 1 - noShows) / (committed + 2);
    return Math.round(WEIGHT * Math.min(1, Math.max(0, part)));
  },
  tell(pair) {
    const { committed, delivered, noShows } = recordOf(pair);
    if (committed === 0) return { zh: '单位尚无履约记录', en: 'The unit has no record yet.' };
    return {
      zh: `单位承诺${committed}件，完成${delivered}件，未履约${noShows}件`,
      en: `The unit has delivered ${delivered} of ${committed} claims; ${noShows} times it did not come.`,
    };
  },
};
