/** Words that title and description of both hold: of the pieces of the shorter text, the part that the other has too. */
import { countShared, sharedPieces } from './pieces.ts';
import type { ScorePart } from './score-part.ts';

const WEIGHT = 20;
/** So many shared pieces are as good as all: long texts share some by chance. */
const ENOUGH = 6;
/** In the sentence. */
const MOST_TOLD = 3;

export const words: ScorePart = {
  part: 'WORDS',
  weight: WEIGHT,
  points({ needPieces, resourcePieces }) {
    const most = Math.min(ENOUGH, needPieces.size, resourcePieces.size);
    if (most === 0) return 0;
    return Math.round((WEIGHT * countShared(needPieces, resourcePieces, most)) / most);
  },
  tell({ needPieces, resourcePieces }) {
    const shared = sharedPieces(needPieces, resourcePieces).slice(0, MOST_TOLD);
    if (shared.length === 0)
      return { zh: '文字无相同之处', en: 'Their words have nothing in common.' };
    return {
      zh: `文字相同：${shared.join('、')}`,
      en: `Both speak of ${shared.map((one) => `“${one}”`).join(', ')}.`,
    };
  },
};
