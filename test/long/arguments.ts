/** Operations with every argument of every root field by turns: mostly right, wrong somewhere. */
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from '../../src/demo/random.ts';
import type { Samples } from '../execution/hub-document.ts';
import type { Make } from './input.ts';
import { ODD_NUMBERS, ODD_TEXTS, oddValue, posting } from './odd.ts';

export const args: Make = (random, { schema, samples, tokens }) => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const root = random.pick(roots) as GraphQLObjectType;
  const { _entities: entities, ...fields } = root.getFields();
  const field = entities && random.chance(0.15) ? entities : random.pick(Object.values(fields));
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const keyword = ['query', 'mutation', 'subscription'][roots.indexOf(root)] ?? 'query';
  const query = `${keyword} A${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${below(field)} }`;
  const values = new Values(random, samples);
  const variables = Object.fromEntries(
    field.args
      .filter(({ type }) => isNonNullType(type) || random.chance(0.5))
      .map(({ name, type }) => [name, values.of(type)]),
  );
  const path = root === schema.getSubscriptionType() ? '/graphql/stream' : '/graphql';
  const post = posting(random, random.pick(tokens), path);
  const bytes = (left: readonly string[]) => post(left.join(''));
  const parts = [JSON.stringify({ query, variables })];
  return {
    kind: `arguments of ${field.name}`,
    parts,
    bytes,
    isCut: random.chance(0.05),
    isWhole: true,
  };
};

function below(field: GraphQLField<unknown, unknown>): string {
  return isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
}

class Values {
  private readonly random: Random;
  private readonly samples: Samples;

  constructor(random: Random, samples: Samples) {
    this.random = random;
    this.samples = samples;
  }

  of(type: GraphQLInputType, depth = 0): unknown {
    const { random } = this;
    if (random.chance(0.06)) return oddValue(random);
    if (isNonNullType(type)) return this.of(type.ofType, depth);
    if (random.chance(0.05)) return null;
    if (isListType(type)) {
      return Array.from({ length: random.whole(0, 3) }, () => this.of(type.ofType, depth + 1));
    }
    if (isEnumType(type)) return random.pick(type.getValues()).name;
    if (!isInputObjectType(type)) return this.leaf(type.name);
    const fields = Object.values(type.getFields());
    const some = type.isOneOf && random.chance(0.9) ? [random.pick(fields)] : fields;
    return Object.fromEntries(
      some
        .filter(
          (one) => isNonNullType(one.type) || type.isOneOf || random.chance(depth < 4 ? 0.4 : 0),
        )
        .map((one) => [one.name, this.of(one.type, depth + 1)]),
    );
  }

  private reference(): unknown {
    const { random, samples } = this;
    const typename = random.pick<unknown>([
      'Need',
      'Street',
      'District',
      'Claim',
      'No',
      '',
      null,
      1,
    ]);
    const name = random.pick(['id', 'code', 'number', 'no']);
    const key = random.pick([...samples.ids, ...samples.codes, ...samples.numbers]);
    return random.pick<unknown>([
      {},
      oddValue(random),
      { __typename: typename },
      { __typename: typename, [name]: oddValue(random) },
      { __typename: typename, [name]: key },
    ]);
  }

  private leaf(type: string): unknown {
    const { random, samples } = this;
    if (type !== '_Any' && random.chance(0.25))
      return random.pick<unknown>([...ODD_TEXTS, ...ODD_NUMBERS]);
    if (type === '_Any') return this.reference();
    if (type === 'ID') return random.pick(samples.ids);
    if (type === 'Boolean') return random.chance(0.5);
    if (type === 'Int' || type === 'Float') return random.whole(-2, 200);
    if (type === 'DateTime')
      return random.pick(['2026-11-20T04:00:00Z', '2027-01-01T00:00:00.000Z']);
    if (type === 'LocalDate') return random.pick(['2026-12-01', '2026-02-29', '9999-12-31']);
    return random.pick([...samples.codes, ...samples.numbers, '照明', '一段话']);
  }
}
