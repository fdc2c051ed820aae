/** Which part of what the need still asks for the resource could give by itself; fewer claims are less to agree on. */
import { quantityOf } from './match-rules.ts';
import type { Pair, ScorePart } from './score-part.ts';

const WEIGHT = 15;
/** Of what is measured otherwise it is not known how much of it is meant. */
const OF_ANOTHER_MEASURE = 0.5;

const isSameMeasure = ({ need, resource }: Pair) => need.measure === resource.measure;

export const quantity: ScorePart = {
  part: 'QUANTITY',
  weight: WEIGHT,
  points(pair) {
    const { need, resource } = pair;
    if (need.left <= 0) return 0;
    const part = quantityOf(need, resource) / need.left;
    return Math.round(WEIGHT * part * (isSameMeasure(pair) ? 1 : OF_ANOTHER_MEASURE));
  },
  tell(pair) {
    const { need, resource } = pair;
    const most = quantityOf(need, resource);
    const other = isSameMeasure(pair)
      ? { zh: '', en: '' }
      : { zh: `，资源以${resource.measure}计`, en: `, and is counted in ${resource.measure}` };
    return {
      zh: `还需${need.left}${need.measure}，可提供${most}${other.zh}`,
      en: `It can give ${most} of the ${need.left} ${need.measure} that are still needed${other.en}.`,
    };
  },
};
