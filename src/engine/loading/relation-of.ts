/**
 * What lists can ask of the rows beside theirs, one level deep: `claims: { some: … }` of those that hang on a row, `unit: …`
 * of the one that it names. The fields of a related row are those that every viewer who sees it reads plain.
 */
import { type ClassType, Field, InputType } from 'type-graphql';
import { type FilterTable, type Relation, filterOf } from './filter-of.ts';
import type { FilterFields } from './filter.ts';

/** What the names of these inputs begin with: limits know them by it. */
export const RELATED = 'Related';

/** What can be asked of rows of a table where another list relates to them. */
export interface Related {
  table: string;
  Filter: ClassType;
  /** `some` and `none` of several. */
  Many: ClassType;
  fields: FilterFields;
}

/** `RelatedClaimFilter` and `RelatedClaimsFilter`. */
export function relatedOf(
  { name, table, term }: { name: string; table: string; term: string },
  columns: FilterTable,
): Related {
  const description = `What a related row must be, of those that you may see ${term}关联条件`;
  const { Filter, fields } = filterOf(`${RELATED}${name}Filter`, description, columns);

  @InputType(`${RELATED}${name}sFilter`, {
    description: `Which of the related rows there must be, of those that you may see ${term}关联条件`,
  })
  class Many {
    @Field(() => Filter, { nullable: true, description: 'At least one such there is 存在' })
    some?: object | null;

    @Field(() => Filter, { nullable: true, description: 'None such there is 不存在' })
    none?: object | null;
  }
  return { table, Filter, Many, fields };
}

/** Rows that name the filtered one in their column. */
export function many(of: Related, other: string, description: string): Relation {
  const { table, fields, Many } = of;
  return { relates: { table, own: 'id', other, isMany: true, fields }, Filter: Many, description };
}

/** The row that the filtered one names in its column. */
export function one(of: Related, own: string, description: string): Relation {
  const { table, fields, Filter } = of;
  return { relates: { table, own, other: 'id', isMany: false, fields }, Filter, description };
}
