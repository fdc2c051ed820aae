/** Whether the resource stays open until the need's deadline, and how near that is: what is urgent comes first. */
import { DAY_MS } from '../../day.ts';
import type { Pair, ScorePart } from './score-part.ts';

const WEIGHT = 15;
const OF_OPENING = 9;
/** Days to the deadline at most, and what they give. */
const NEAR: readonly [number, number][] = [
  [2, 6],
  [7, 4],
  [15, 2],
];

const daysLeft = ({ need, asOf }: Pair) => (need.deadlineMs - asOf.nowMs) / DAY_MS;

function ofOpening(pair: Pair): number {
  const wanted = Math.max(1, daysLeft(pair));
  return OF_OPENING * Math.min(1, Math.max(0, pair.resource.openDays) / wanted);
}

function ofUrgency(pair: Pair): number {
  const days = daysLeft(pair);
  return NEAR.find(([most]) => days <= most)?.[1] ?? 0;
}

export const dates: ScorePart = {
  part: 'DATES',
  weight: WEIGHT,
  points: (pair) => Math.round(ofOpening(pair) + ofUrgency(pair)),
  tell(pair) {
    const days = Math.ceil(daysLeft(pair));
    const { availableUntil } = pair.resource;
    const due =
      days <= 0
        ? { zh: '需求已超时', en: 'The need is overdue' }
        : { zh: `需求还有${days}天到期`, en: `The need is due in ${days} days` };
    return {
      zh: `${due.zh}，资源开放至${availableUntil}`,
      en: `${due.en}; the resource is open until ${availableUntil}.`,
    };
  },
};
