/**
 * What an operation could cost, field by field: by the same reckoning as its price, written out where each field stands.
 * Invariants: the costs of all fields add up to the price; what is written out is bounded, whatever fragments repeat.
 */
import { type FieldNode, type GraphQLCompositeType, Kind, type SelectionSetNode } from 'graphql';
import { AskedArguments } from './asked-arguments.ts';
import { type Fragments, fragmentOf, fragmentsIn, partOf } from './field-part.ts';
import type { JudgedOperation } from './operation-walk.ts';

/** Selections that are looked at, each as often as it is used: more than any operation that is run has. */
const MOST_VISITED = 5_000;
/** Fields that are told, the dearest. */
const MOST_TOLD = 100;

export interface FieldPrice {
  /** Names in the answer, from its root: `needs.nodes.place`. */
  path: string;
  /** The field behind the last of them, `Need.place`. */
  field: string;
  /** Its share of the price, without what is below it. */
  cost: number;
  /** How often it may be asked for, and how many objects it may hold each time. */
  times: number;
  length?: number;
  /** What it costs each time beside its objects: conditions, words of a search, counting. */
  own?: number;
}

export interface FieldPrices {
  /** In the order of the document, without those that cost nothing. */
  fields: FieldPrice[];
  /** What all cost; undefined: there are too many to tell. */
  cost: number | undefined;
  /** What was left out of the fields. */
  others?: { fields: number; cost: number };
}

export function pricesOf(asked: JudgedOperation): FieldPrices {
  const walk = new PriceWalk(asked);
  const root = asked.schema.getRootType(asked.operation.operation);
  if (root) walk.add(asked.operation.selectionSet, { parent: root, path: '', times: 1 });
  const all = [...walk.prices.values()];
  const cost = walk.isCut ? undefined : sum(all);
  if (all.length <= MOST_TOLD) return { fields: all, cost };
  const kept = new Set(all.toSorted((a, b) => b.cost - a.cost).slice(0, MOST_TOLD));
  const others = all.filter((one) => !kept.has(one));
  return {
    fields: [...kept].toSorted(byPlace(all)),
    cost,
    others: { fields: others.length, cost: sum(others) },
  };
}

function sum(prices: readonly FieldPrice[]): number {
  return prices.reduce((total, { cost }) => total + cost, 0);
}

function byPlace(all: readonly FieldPrice[]) {
  const places = new Map(all.map((one, place) => [one, place]));
  return (a: FieldPrice, b: FieldPrice) => (places.get(a) ?? 0) - (places.get(b) ?? 0);
}

interface Where {
  parent: GraphQLCompositeType;
  path: string;
  times: number;
}

class PriceWalk {
  /** By their paths: where one is selected twice it is paid twice. */
  readonly prices = new Map<string, FieldPrice>();
  isCut = false;
  private visited = 0;
  private readonly asked: JudgedOperation;
  private readonly fragments: Fragments;
  private readonly given: AskedArguments;

  constructor(asked: JudgedOperation) {
    this.asked = asked;
    this.fragments = fragmentsIn(asked.document);
    this.given = new AskedArguments(asked.variables);
  }

  add(set: SelectionSetNode, where: Where): void {
    for (const one of set.selections) {
      this.visited += 1;
      this.isCut ||= this.visited > MOST_VISITED;
      if (this.isCut) return;
      if (one.kind === Kind.FIELD) this.addField(one, where);
      else {
        const { schema } = this.asked;
        const opened = fragmentOf(one, where.parent, { schema, fragments: this.fragments });
        if (opened) this.add(opened.set, { ...where, parent: opened.type });
      }
    }
  }

  private addField(node: FieldNode, { parent, path: above, times }: Where): void {
    const { own, opened } = partOf(node, parent, this.given);
    const path = `${above && `${above}.`}${(node.alias ?? node.name).value}`;
    const length = opened && !opened.isMeta ? opened.length : 0;
    const cost = times * (own + length);
    if (cost > 0)
      this.note({ path, field: `${parent.name}.${node.name.value}`, cost, times, own, length });
    if (opened && !opened.isMeta) {
      this.add(opened.set, { parent: opened.type, path, times: times * length });
    }
  }

  private note({ own = 0, length = 0, ...price }: FieldPrice): void {
    const known = this.prices.get(price.path);
    if (known) known.cost += price.cost;
    else
      this.prices.set(price.path, {
        ...price,
        ...(length > 0 && { length }),
        ...(own > 0 && { own }),
      });
  }
}
