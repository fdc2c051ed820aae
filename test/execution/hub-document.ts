/** Questions at random to the hub's own schema, with arguments that mean something in the demo district. */
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from '../../src/demo/random.ts';

const VARIABLES =
  '($on: Boolean!, $off: Boolean = true, $page: Int = 2, $size: Int, $code: String = "211102", $way: OrderDirection = DESC)';
/** What is not the same twice, or asks of the schema what documents of other tests ask. */
const LEFT_OUT = new Set(['_service', '__schema', '__type', 'startedAt', '_entities']);
const DEEPEST = 5;

export interface Samples {
  ids: readonly string[];
  codes: readonly string[];
  numbers: readonly string[];
}

export function questionVariables(random: Random): Record<string, unknown> {
  return {
    on: random.chance(0.5),
    ...(random.chance(0.5) && { off: random.chance(0.5) }),
    ...(random.chance(0.5) && { page: random.whole(0, 3) }),
    ...(random.chance(0.5) && { size: random.pick([1, 2]) }),
    ...(random.chance(0.3) && { code: '211102002' }),
    ...(random.chance(0.3) && { way: 'ASC' }),
  };
}

export class Questioner {
  private readonly random: Random;
  private readonly schema: GraphQLSchema;
  private readonly samples: Samples;
  private fragments: string[] = [];

  constructor(random: Random, schema: GraphQLSchema, samples: Samples) {
    this.random = random;
    this.schema = schema;
    this.samples = samples;
  }

  query(): string {
    return this.operation('query', this.schema.getQueryType() as GraphQLObjectType);
  }

  /** A document whose root tells what `event` holds. */
  subscription(field: string): string {
    this.fragments = [];
    const root = this.schema.getSubscriptionType()?.getFields()[field];
    const body = this.selection(getNamedType(root?.type) as GraphQLCompositeType, 1);
    return [`subscription S${VARIABLES} { ${field} ${body} }`, ...this.fragments].join('\n');
  }

  private operation(keyword: string, root: GraphQLObjectType): string {
    this.fragments = [];
    const body = this.selection(root, 0);
    return [`${keyword} Q${VARIABLES} ${body}`, ...this.fragments].join('\n');
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: this.random.whole(1, 4) }, () => this.part(type, depth));
    return `{ __typename ${parts.join(' ')} }`;
  }

  private part(type: GraphQLCompositeType, depth: number): string {
    if (!('getFields' in type) || (depth > 0 && this.random.chance(0.25))) {
      return this.fragment(type, depth);
    }
    const fields = Object.values(type.getFields()).filter(({ name }) => !LEFT_OUT.has(name));
    const field = this.random.pick(fields);
    const inner = getNamedType(field.type);
    if (isCompositeType(inner) && depth >= DEEPEST) return `id: __typename`;
    const args = this.args(field.args);
    const text = field.name + args;
    let sum = 7;
    for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
    const below = isCompositeType(inner) ? this.selection(inner, depth + 1) : '';
    return `k${sum}: ${text} ${this.condition()} ${below}`;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const possible = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    const on = this.random.pick<GraphQLCompositeType>([type, ...possible]);
    const below = this.selection(on, depth + 1);
    if (this.random.chance(0.5)) return `... on ${on.name} ${this.condition()} ${below}`;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${on.name} ${below}`);
    return `...${name} ${this.condition()} ...${name}`;
  }

  private condition(): string {
    if (this.random.chance(0.7)) return '';
    const value = this.random.pick(['true', 'false', '$on', '$off']);
    return `@${this.random.pick(['include', 'skip'])}(if: ${value})`;
  }

  private args(args: readonly GraphQLArgument[]): string {
    const given = args.flatMap(({ name, type }) =>
      isNonNullType(type) || this.random.chance(0.4)
        ? [`${name}: ${this.value(name, type, 0)}`]
        : [],
    );
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  private value(name: string, type: GraphQLInputType, depth: number): string {
    if (isNonNullType(type)) return this.value(name, type.ofType, depth);
    if (isListType(type)) return `[${this.value(name, type.ofType, depth + 1)}]`;
    if (isEnumType(type)) {
      return type.name === 'OrderDirection' && this.random.chance(0.5)
        ? '$way'
        : this.random.pick(type.getValues()).name;
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const some = type.isOneOf
        ? [this.random.pick(fields)]
        : fields.filter((one) => isNonNullType(one.type) || (depth < 3 && this.random.chance(0.2)));
      return `{ ${some.map((one) => `${one.name}: ${this.value(one.name, one.type, depth + 1)}`).join(', ')} }`;
    }
    return this.leaf(name, type.name);
  }

  private leaf(name: string, type: string): string {
    const { random, samples } = this;
    if (type === 'ID') return JSON.stringify(random.pick(samples.ids));
    if (type === 'Boolean') return random.pick(['true', 'false', '$off']);
    if (type === 'Int') return random.pick(['1', '2', '3', '$page', '$size', '101']);
    if (type === 'DateTime') return '"2026-11-01T00:00:00.000Z"';
    if (type === 'Date' || type === 'LocalDate') return '"2026-11-01"';
    if (name === 'number') return JSON.stringify(random.pick(samples.numbers));
    if (name === 'search') return random.pick(['"照明"', '"电梯"', '"楼 灯"']);
    if (name === 'after' || name === 'before') return random.pick(['null', '"no cursor"']);
    return random.pick([JSON.stringify(random.pick(samples.codes)), '"211102"']);
  }
}
