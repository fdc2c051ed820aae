/** What one of the demo's needs says. */
import type { NeedUrgency } from '../domain/need/need.enums.ts';

export interface NeedText {
  title: string;
  description: string;
  measure: string;
  /** The most that is asked for. */
  most: number;
  urgency?: NeedUrgency;
}

/** @param urgency left out: ordinary */
export const needText = (
  title: string,
  description: string,
  measure: string,
  most: number,
  urgency?: NeedUrgency,
): NeedText => ({ title, description, measure, most, ...(urgency && { urgency }) });
