/** What a screen is of: a place by its code, or a partner unit by its id. */
import type { ScopeInput } from './generated/graphql.ts';

const UNIT = /^unit_/;

export const isUnit = (subject: string) => UNIT.test(subject);

export const scopeOf = (subject: string): ScopeInput =>
  isUnit(subject) ? { unitId: subject } : { placeCode: subject };
