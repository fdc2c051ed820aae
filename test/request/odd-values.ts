/** Values of every input type, each with one odd value at one place and what must be around it. */
import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { ODD_NUMBERS as NUMBERS, ODD_TEXTS as TEXTS } from '../long/odd.ts';

const ODD_NUMBERS: readonly unknown[] = [
  ...NUMBERS,
  ...[32_767, 32_768, 40_000, -40_000, 2 ** 31 - 1, -(2 ** 31)],
  ...['1', '', true, [1], [], {}, null],
];
const ODD_TEXTS: readonly unknown[] = [
  ...TEXTS,
  ...['\u202e', '\u200b', '\x1b[0m', '𠮷'.repeat(3_000), 'place_', '_'],
  ...[0, -0, 2 ** 53, 1.5, true, [], ['x'], {}, { toString: 1 }, null],
  ...cursors(),
];
const ODD_DAYS: readonly unknown[] = [
  ...[
    '0000-01-01',
    '0000-12-31',
    '0001-01-01',
    '9999-12-31',
    '10000-01-01',
    '+275760-09-13',
    '-000001-01-01',
  ],
  ...[
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    'infinity',
  ],
  ...['5874898-01-01', '', ' ', 'now', '\0', '\ud800', 0, -1, 1e308, true, [], {}, null],
];
const ODD_MOMENTS: readonly unknown[] = [
  ...ODD_DAYS.map((day) => (typeof day === 'string' ? `${day}T00:00:00Z` : day)),
  ...ODD_DAYS,
  ...[
    '9999-12-31T23:59:59.999999999Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T00:00:00+99:99',
  ],
  ...[
    '9999-12-31T23:59:59-12:00',
    '0001-01-01T00:00:00+14:00',
    '2026-01-01T00:00:00',
    '294277-01-01T00:00:00Z',
  ],
  ...[8.64e15, 8.64e15 + 1, -8.64e15, 2 ** 53, 5e-324],
];
const ODD_REFERENCES: readonly unknown[] = [
  ...[{}, [], null, 1, 'x', { __typename: 1 }, { __typename: null }, { __typename: 'No', id: 'x' }],
  ...[
    'Need',
    'Street',
    'Claim',
    'PartnerUnit',
    'PartyOrganisation',
    'Agreement',
    'Resource',
    'Account',
  ].flatMap((typename) =>
    ['id', 'code', 'number'].flatMap((key) =>
      [null, 1, -0, 1.5, true, [], ['x'], [null], {}, '', '\0', '\ud800', 'x'].map((value) => ({
        __typename: typename,
        [key]: value,
      })),
    ),
  ),
];

const ODD: Record<string, readonly unknown[]> = {
  Int: ODD_NUMBERS,
  Float: ODD_NUMBERS,
  DateTime: ODD_MOMENTS,
  LocalDate: ODD_DAYS,
  Boolean: [0, 1, 'true', '', [], {}, null],
  _Any: ODD_REFERENCES,
};

/** Of lists and of feeds, right in form and wrong inside. */
function cursors(): string[] {
  const inside = [
    ...[
      ['createdAt-id-', '2026-02-30T00:00:00.000Z', 'x'],
      ['createdAt-id-', '0000-01-01T00:00:00.000Z', 'x'],
    ],
    ...[
      ['createdAt-id-', '2026-01-01T00:00:00.000Z', 'a\0'],
      ['createdAt-id-', '+275760-09-13T00:00:00.000Z', 'x'],
    ],
    ...[
      ['createdAt-id-', '2026-01-01T00:00:00.000Z', '\ud800'],
      ['createdAt-id-', null, []],
      ['code+', 'x'],
      ['code+', {}],
    ],
    ...[
      ['version+', -0],
      ['version+', 1e308],
      ['version+', 2 ** 31],
      ['quantity+id+', 40_000, 'x'],
      [],
    ],
  ].map((values) => JSON.stringify(values));
  const ofFeeds = [
    'a 1:1:',
    'a 0:0:',
    `a ${'9'.repeat(18)}:${'9'.repeat(18)}:`,
    'a 5:3:4',
    'a 1:3:2 1:3: 999999999999999',
  ];
  return [...inside, ...ofFeeds, '[', 'null'].map((text) =>
    Buffer.from(text).toString('base64url'),
  );
}

/** What is right, by the name of an argument or a field. */
export type Known = (name: string, type: string) => unknown;

/** The least that the type takes. */
export function right(type: GraphQLInputType, name: string, known: Known): unknown {
  if (isNonNullType(type)) return right(type.ofType, name, known);
  if (isListType(type)) return [right(type.ofType, name, known)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return known(name, type.name);
  const fields = Object.values(type.getFields());
  const needed = type.isOneOf
    ? fields.slice(0, 1)
    : fields.filter((one) => isNonNullType(one.type) && one.defaultValue === undefined);
  return Object.fromEntries(needed.map((one) => [one.name, right(one.type, one.name, known)]));
}

/** Of what lies deep in filters one field in five, each in its turn: all of it takes longer to make than a connection lives. */
const ONE_IN = 5;
let turn = 0;

/** All that is odd at one place, filters within filters two deep. */
export function* odd(type: GraphQLInputType, name: string, known: Known, depth = 0): Generator {
  if (isNonNullType(type)) yield* odd(type.ofType, name, known, depth);
  else if (isListType(type)) {
    yield* [[], [null], [[]], {}, 'x'];
    yield Array.from({ length: 300 }, () => right(type.ofType, name, known));
    for (const one of odd(type.ofType, name, known, depth)) yield [one];
  } else if (isEnumType(type)) yield* ['X', '', '__proto__', 0, true, [], {}, null];
  else if (!isInputObjectType(type)) yield* ODD[type.name] ?? ODD_TEXTS;
  else {
    yield* [[], 'x', 0, { colour: 1 }];
    const around = type.isOneOf ? {} : (right(type, name, known) as object);
    for (const field of depth < 3 ? Object.values(type.getFields()) : []) {
      if (depth === 2 && (turn += 1) % ONE_IN > 0) continue;
      for (const one of odd(field.type, field.name, known, depth + 1))
        yield { ...around, [field.name]: one };
    }
  }
}
