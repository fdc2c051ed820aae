/** The four arguments of a connection, and what they may be. */
import { ArgsType, Field, Int } from 'type-graphql';
import { HubError } from '../../errors.ts';

export const DEFAULT_PAGE_SIZE = 20;
export const LARGEST_PAGE_SIZE = 100;

@ArgsType()
export class ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the front: 20 if left out, 100 at most 条数',
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what comes after this cursor 起始游标',
  })
  after?: string | null;
}

@ArgsType()
export class PagingArgs extends ForwardArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the end 末尾条数' })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what comes before this cursor 截止游标',
  })
  before?: string | null;
}

/** Which part of a list is asked for. */
export interface Window {
  size: number;
  isFromEnd: boolean;
  cursor: string | null;
  /** The name of the argument that the cursor came in. */
  argument: 'after' | 'before';
}

/** @throws BAD_USER_INPUT for sizes out of bounds, or both directions at once */
export function windowOf(args: PagingArgs): Window {
  const isFromEnd = given(args.last) || given(args.before);
  if (isFromEnd && (given(args.first) || given(args.after))) {
    throw HubError.badInput(
      'last',
      'Give `first` with `after`, or `last` with `before`, not both.',
    );
  }
  const name = isFromEnd ? 'last' : 'first';
  const size = args[name] ?? DEFAULT_PAGE_SIZE;
  if (size < 0 || size > LARGEST_PAGE_SIZE) {
    throw HubError.badInput(
      name,
      `\`${name}\` is ${size}; give a number from 0 to ${LARGEST_PAGE_SIZE}.`,
    );
  }
  const argument = isFromEnd ? 'before' : 'after';
  return { size, isFromEnd, cursor: args[argument] ?? null, argument };
}

const given = (value: unknown) => value !== null && value !== undefined;
