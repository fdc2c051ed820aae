/** Ways to group that several lists have. */
import { PartnerUnit, Sector } from '../partnership/partner-unit.entity.ts';
import { StateClass, type StateClasses, classText } from '../listing/state-class.ts';
import type { Dimension } from './definition.ts';

/** By a column that holds members of an enum. */
export function byEnum(
  term: string,
  field: string,
  members: object,
  text = `t.${field}`,
): Dimension {
  return { term, field, type: () => members, key: () => ({ text }) };
}

/** By the class of the state. */
export function byClass(classes: StateClasses<string>): Dimension {
  return byEnum('状态大类', 'stateClass', StateClass, classText(classes));
}

/** By the unit that a column names, and by its sector. */
export function byUnit(term: string, column = 'unit_id'): { UNIT: Dimension; SECTOR: Dimension } {
  return {
    UNIT: {
      term,
      field: 'unit',
      type: () => PartnerUnit,
      description: term,
      load: (id, { load }) => load.unit.load(id),
      key: () => ({ text: `t.${column}` }),
    },
    SECTOR: {
      ...byEnum('单位类别', 'sector', Sector),
      key: () => ({
        text: 'u.sector',
        join: `left join partner_unit u on u.id = t.${column}`,
      }),
    },
  };
}
