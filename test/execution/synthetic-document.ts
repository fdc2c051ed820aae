/** Documents at random over a schema: aliases, fragments, conditions by literal and by variable, arguments of all kinds. */
import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import type { Random } from '../../src/demo/random.ts';

const VARIABLES = `($on: Boolean!, $off: Boolean = true, $int: Int = 5, $number: Int, $text: String, $name: String!,
  $box: Box, $size: Int = 2, $colour: Colour = CRIMSON, $list: [Int])`;

/** A document, and variables for some uses of it: left out, null or given. */
export function randomDocument(random: Random, schema: GraphQLSchema): string {
  const fragments: string[] = [];
  const writer = new Writer(random, schema, fragments);
  const isMutation = random.chance(0.2);
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new Error('the schema has no root');
  const body = writer.selection(root, 0);
  const keyword = isMutation ? 'mutation' : 'query';
  return [`${keyword} Q${VARIABLES} ${body}`, ...fragments].join('\n');
}

export function randomVariables(random: Random): Record<string, unknown> {
  const some: [string, () => unknown][] = [
    ['off', () => random.chance(0.5)],
    ['int', () => random.pick([1, null])],
    ['number', () => random.pick([4, null])],
    ['text', () => random.pick(['x', null])],
    ['box', () => random.pick([{ name: 'n' }, { name: 'n', size: 1, inner: { name: 'm' } }, null])],
    ['size', () => random.pick([9, null])],
    ['colour', () => random.pick(['OLIVE', 'NAVY'])],
    ['list', () => random.pick([[1, 2], [null], 3, null])],
  ];
  return {
    on: random.chance(0.5),
    name: 'given',
    ...Object.fromEntries(
      some.flatMap(([name, make]) => (random.chance(0.5) ? [[name, make()]] : [])),
    ),
  };
}

class Writer {
  private readonly random: Random;
  private readonly schema: GraphQLSchema;
  private readonly fragments: string[];

  constructor(random: Random, schema: GraphQLSchema, fragments: string[]) {
    this.random = random;
    this.schema = schema;
    this.fragments = fragments;
  }

  selection(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: this.random.whole(1, 4) }, () => this.part(type, depth));
    return `{ ${parts.join(' ')} __typename }`;
  }

  private part(type: GraphQLCompositeType, depth: number): string {
    if (depth > 0 && this.random.chance(0.3)) return this.fragment(type, depth);
    if (!('getFields' in type)) return this.fragment(type, depth);
    const field = this.random.pick(Object.values(type.getFields()));
    const inner = getNamedType(field.type);
    if (isCompositeType(inner) && depth >= 4) return `__typename ${this.condition()}`;
    const args = field.args.length > 0 ? this.args() : '';
    // One name for one field with one set of arguments: then selections of it merge.
    const alias =
      args === '' && this.random.chance(0.7) ? '' : `${this.aliasOf(field.name + args)}: `;
    const below = isCompositeType(inner) ? this.selection(inner, depth + 1) : '';
    return `${alias}${field.name}${args} ${this.condition()} ${below}`;
  }

  private aliasOf(text: string): string {
    if (this.random.chance(0.02)) return `__proto__`;
    let sum = 7;
    for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
    return `k${sum}`;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const condition = this.random.pick(this.fitting(type));
    const below = this.selection(condition, depth + 1);
    if (this.random.chance(0.5)) {
      const on = this.random.chance(0.8) || !('getFields' in type) ? `on ${condition.name}` : '';
      return `... ${on} ${this.condition()} ${on ? below : this.selection(type, depth + 1)}`;
    }
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${condition.name} ${below}`);
    const spreads = [`...${name} ${this.condition()}`, `...${name}`].slice(
      0,
      this.random.whole(1, 2),
    );
    return spreads.join(' ');
  }

  private fitting(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const possible = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    const around = possible.flatMap((one) => (isObjectType(one) ? one.getInterfaces() : []));
    return [type, ...possible, ...around];
  }

  private condition(): string {
    if (this.random.chance(0.75)) return '';
    const value = this.random.pick(['true', 'false', '$on', '$off']);
    const directive = this.random.pick(['include', 'skip']);
    const second = this.random.chance(0.2)
      ? ` @include(if: ${this.random.pick(['true', '$on'])})`
      : '';
    return directive === 'include' ? `@include(if: ${value})` : `@skip(if: ${value})${second}`;
  }

  private args(): string {
    const { random } = this;
    const some = [
      () => `int: ${random.pick(['1', '$int', '$number', 'null'])}`,
      () => `text: ${random.pick(['"a"', '$text', 'null'])}`,
      () =>
        `box: ${random.pick(['$box', '{ name: "b" }', '{ name: $name, size: $size }', '{ name: "c", colours: [OLIVE, $colour], inner: { name: $name, size: $number } }'])}`,
      () => `ints: ${random.pick(['[1, 2]', '4', '$list', '[$int, $number]'])}`,
      () => `odd: ${random.pick(['3', '"x"', '{ deep: [$int] }'])}`,
    ].filter(() => random.chance(0.35));
    return some.length > 0 ? `(${some.map((one) => one()).join(', ')})` : '';
  }
}
