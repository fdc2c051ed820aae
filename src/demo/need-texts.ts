/** Words that the demo's needs are made of. */
import type { NeedCategory } from '../domain/listing/category.ts';
import type { NeedText } from './need-text.ts';
import { NEEDS_OF_PEOPLE } from './needs-of-people.ts';
import { NEEDS_OF_PLACES } from './needs-of-places.ts';

export const NEED_TEXTS: Record<NeedCategory, readonly NeedText[]> = {
  ...NEEDS_OF_PEOPLE,
  ...NEEDS_OF_PLACES,
};

/** Where in a place a need arises; put in front of some titles. */
export const SPOTS = [
  '',
  '',
  '',
  '东侧',
  '西侧',
  '南侧',
  '北侧',
  '楼前',
  '小广场',
  '北门',
] as const;
