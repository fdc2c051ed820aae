/** A resource that serves few categories is meant for them; one that serves all is the last resort. */
import type { ScorePart } from './score-part.ts';

const WEIGHT = 20;
/** What one that serves every category still gets. */
const LEAST = 8;

export const category: ScorePart = {
  part: 'CATEGORY',
  weight: WEIGHT,
  points({ need, resource: { categories } }) {
    if (!categories.includes(need.category)) return 0;
    return Math.round(LEAST + (WEIGHT - LEAST) / categories.length);
  },
  tell({ need, resource: { categories } }) {
    if (!categories.includes(need.category)) {
      return { zh: '资源不服务该类别', en: 'It does not serve the category.' };
    }
    const { length } = categories;
    return length === 1
      ? { zh: '资源专门服务该类别', en: 'It serves this category alone.' }
      : { zh: `资源服务${length}个类别，含该类别`, en: `It is one of ${length} that it serves.` };
  },
};
