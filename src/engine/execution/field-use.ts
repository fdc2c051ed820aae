/**
 * One field over the rows of a selection: resolved for each, its values completed as its shape asks, the rows that they
 * hold gathered by their type.
 * Invariant: a value that is promised is completed when all that the field was promised has come, and only then are
 * the rows below opened.
 */
import {
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  defaultFieldResolver,
  defaultTypeResolver,
  isObjectType,
} from 'graphql';
import type { Args } from './arguments.ts';
import { FoundRows } from './found-rows.ts';
import { Info } from './info.ts';
import { itemsOf } from './list-value.ts';
import type { FieldPlan } from './plan.ts';
import type { AnswerRow } from './row.ts';
import { runtimeTypeOf, strangerTo } from './runtime-type.ts';
import type { Shape } from './shape.ts';
import type { Place, Progress, Waiting } from './use.ts';
import { isPromise, missing } from './value.ts';

type Holder = Place['holder'];

export class FieldUse {
  private readonly run: Progress;
  private readonly plan: FieldPlan;
  private readonly info: GraphQLResolveInfo;
  private waiting: Waiting[] | undefined;
  private found: FoundRows | undefined;
  private args: Args | undefined;

  constructor(run: Progress, plan: FieldPlan) {
    this.run = run;
    this.plan = plan;
    this.info = new Info(run.use, plan);
  }

  /** Each row from the source at the same place. @throws what the extent's ceilings say, once rows below are opened */
  over(sources: readonly unknown[], rows: readonly AnswerRow[]): void {
    const { key, shape, resolve = defaultFieldResolver } = this.plan;
    const { context, variables } = this.run.use;
    for (let i = 0; i < rows.length; i += 1) {
      const holder = rows[i] as AnswerRow;
      try {
        const value: unknown = resolve(
          sources[i],
          (this.args ??= this.plan.arguments(variables)),
          context,
          this.info,
        );
        this.complete(value, shape, holder, key);
      } catch (error) {
        holder[key] = this.run.failure(error);
      }
    }
    this.goOn();
  }

  private goOn(): void {
    const { waiting } = this;
    if (waiting) {
      this.waiting = undefined;
      this.run.settle(waiting, () => {
        for (const one of waiting) this.resume(one);
        this.goOn();
      });
      return;
    }
    this.found?.openIn(this.run);
  }

  private resume(one: Waiting): void {
    const { shape, holder, key, value, row } = one;
    try {
      if (one.isRefused) throw value;
      if (one.for === 'VALUE') this.completeNow(value, shape, holder, key);
      else if (one.for === 'TYPE') this.typed(value, row, one);
      else if (value) this.enter(one.for, row, holder, key);
      else throw strangerTo(one.for, row, this.plan);
    } catch (error) {
      holder[key] = this.run.failure(error);
    }
  }

  private complete(value: unknown, shape: Shape, holder: Holder, key: string | number): void {
    if (isPromise(value))
      (this.waiting ??= []).push({ for: 'VALUE', promise: value, shape, holder, key });
    else this.completeNow(value, shape, holder, key);
  }

  private completeNow(value: unknown, shape: Shape, holder: Holder, key: string | number): void {
    if (value === null || value === undefined) {
      if (shape.isRequired) throw missing(this.plan);
      holder[key] = null;
      return;
    }
    if (value instanceof Error) throw value;
    const { of } = shape;
    if (of.kind === 'LIST') this.completeList(value, of.item, holder, key);
    else if (of.kind === 'COMPOSITE') this.completeRow(value, of.type, { shape, holder, key });
    else {
      const made = of.serialise(value);
      if (typeof made === 'string') this.run.use.extent.characters += made.length;
      holder[key] = made;
    }
  }

  private completeList(value: unknown, item: Shape, holder: Holder, key: string | number): void {
    const items = itemsOf(value, this.plan);
    const made = Array.from<unknown>({ length: items.length });
    holder[key] = made;
    for (let i = 0; i < items.length; i += 1) {
      try {
        this.complete(items[i], item, made as unknown as Holder, i);
      } catch (error) {
        made[i] = this.run.failure(error);
      }
    }
  }

  private completeRow(value: unknown, type: GraphQLCompositeType, place: Place): void {
    if (isObjectType(type)) return this.member(type, value, place);
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const name: unknown = resolveType(value, this.run.use.context, this.info, type);
    if (isPromise(name))
      (this.waiting ??= []).push({ ...place, for: 'TYPE', promise: name, row: value });
    else this.typed(name, value, place);
  }

  private typed(name: unknown, row: unknown, place: Place): void {
    const { of } = place.shape;
    if (of.kind !== 'COMPOSITE') throw new Error('only rows have a type');
    const abstract = of.type as GraphQLAbstractType;
    const type = runtimeTypeOf(this.run.use.schema, this.plan, abstract, { name, row });
    this.member(type, row, place);
  }

  private member(type: GraphQLObjectType, row: unknown, place: Place): void {
    // Judged first, as graphql-js does: what its selection is refused with goes before what the type says.
    const { holder, key } = place;
    if (!type.isTypeOf) return this.enter(type, row, holder, key);
    this.plan.selectionOf(type);
    const isOne = type.isTypeOf(row, this.run.use.context, this.info);
    if (isPromise(isOne)) (this.waiting ??= []).push({ ...place, for: type, promise: isOne, row });
    else if (isOne) this.enter(type, row, holder, key);
    else throw strangerTo(type, row, this.plan);
  }

  private enter(type: GraphQLObjectType, row: unknown, holder: Holder, key: string | number): void {
    (this.found ??= new FoundRows(this.plan)).enter(type, row, holder, key);
  }
}
