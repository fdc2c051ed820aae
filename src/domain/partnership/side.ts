/** The two sides of an agreement and of a claim. */
import { defineEnum } from '../../labels.ts';

export const Side = defineEnum('Side', 'One of the two sides of an agreement or a claim 双方', {
  PLACE: '属地',
  UNIT: '单位',
});
export type Side = keyof typeof Side;
