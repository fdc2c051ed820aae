/**
 * Terms of what the contract describes, and of what it does not: a field without words of its own is called as its type
 * is, an id as the noun that it names, a payload as what it answers.
 */
import { type GraphQLNamedType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { COMMAND_TABLES } from '../engine/noun/command-tables.ts';
import { type Term, termOf, wordsOf } from './term.ts';

/** The language's own scalars, whose words are English alone; and the roots, which have none. */
const KNOWN: { readonly [type: string]: Term } = {
  ID: { zh: '标识', en: 'The id of an object: a text that says nothing' },
  String: { zh: '文本', en: 'A text, in UTF-8' },
  Int: { zh: '整数', en: 'A whole number of 32 bits' },
  Float: { zh: '小数', en: 'A number with a fraction' },
  Boolean: { zh: '是或否', en: 'true or false' },
  Query: { zh: '查询', en: 'What can be asked' },
  Mutation: { zh: '操作', en: 'What can be done' },
  Subscription: { zh: '订阅', en: 'What can be followed' },
};

interface Described {
  name: string;
  type: { toString(): string };
  description?: string | null | undefined;
}

export interface Terms {
  ofType(type: GraphQLNamedType): Term;
  ofMember(parent: string, member: Described): Term;
  ofValue(name: string, description: string | null | undefined): Term;
}

export function termsOf(schema: GraphQLSchema): Terms {
  const nouns = new Map(COMMAND_TABLES.map(({ kind, term }) => [kind, term]));

  function ofType(type: GraphQLNamedType): Term {
    const own = KNOWN[type.name] ?? termOf(type.description ?? '');
    return { zh: own.zh || ofPayload(type), en: own.en || wordsOf(type.name) };
  }

  /** `NeedPayload { need }` */
  function ofPayload(type: GraphQLNamedType): string {
    const [field] = isObjectType(type) ? Object.values(type.getFields()) : [];
    if (!type.name.endsWith('Payload') || !field) return '';
    const { zh } = ofMember(type.name, field);
    return zh && `${zh}（操作结果）`;
  }

  function ofMember(parent: string, { name, type, description }: Described): Term {
    const own = termOf(description ?? '');
    return {
      zh: own.zh || ofFiltered(parent, name) || ofHeld(name, String(type)),
      en: own.en || wordsOf(name),
    };
  }

  /** A condition of `DecisionFilter` is called as the field of a decision. */
  function ofFiltered(parent: string, name: string): string {
    const row = parent.endsWith('Filter') && schema.getType(parent.replace(/Filter$/, ''));
    const field = isObjectType(row) ? row.getFields()[name] : undefined;
    return termOf(field?.description ?? '').zh;
  }

  /** @param type as it is printed */
  function ofHeld(name: string, type: string): string {
    const held = schema.getType(type.replaceAll(/[[\]!]/g, ''));
    if (!held) return '';
    const own = termOf(getNamedType(held).description ?? '').zh;
    if (held.name !== 'ID') return own;
    const noun = name.replace(/Ids?$/, '');
    const named = schema.getType(noun.charAt(0).toUpperCase() + noun.slice(1));
    return nouns.get(noun) ?? termOf(named?.description ?? '').zh;
  }

  return {
    ofType,
    ofMember,
    ofValue,
  };
}

function ofValue(name: string, description: string | null | undefined): Term {
  const own = termOf(description ?? '');
  return { zh: own.zh, en: own.en || wordsOf(name) };
}
