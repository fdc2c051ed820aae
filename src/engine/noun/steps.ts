/** The steps of a noun with states: their entity, their GraphQL type, their place in the history of a row. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import {
  Args,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import type { Snapshot } from '../database/snapshot.ts';
import type { HubContext } from '../execution/context.ts';
import { withArticle } from '../../labels.ts';
import { connectionOf } from '../loading/connection.ts';
import { loadPageOf } from '../loading/load-page-of.ts';
import type { Row } from '../loading/node.ts';
import { PagingArgs } from '../loading/paging.ts';
import { BY_VERSION, placed } from './step.resolver.ts';
import { Step } from './step.ts';

/** A step between two states. */
export interface StateStep extends Step {
  /** The row that it is a step of. */
  objectId: string;
  from: string | null;
  to: string;
}

interface Stepped {
  kind: string;
  words: string;
  entity: ClassType;
  states: object;
  /** The Chinese term of its history. */
  term: string;
}

/** `ResourceStep`, its table `resource_step`, and `Resource.history`. */
export function stepsOf({ kind, words, entity, states, term }: Stepped) {
  const name = `${entity.name}Step`;

  @Entity({ tableName: `${kind}_step` })
  @ObjectType(name, {
    implements: Step,
    simpleResolvers: true,
    description: `A step in the history of ${withArticle(words)} ${term}`,
  })
  class NounStep extends Step implements StateStep {
    // Its metadata is kept by its name, which is read before any decorator is done with.
    static {
      Object.defineProperty(this, 'name', { value: name });
    }

    @ManyToOne(() => entity, { mapToPk: true, fieldName: `${kind}_id` })
    objectId!: string;

    @Property({ type: 'text', fieldName: 'from_state', nullable: true })
    @Field(() => states, {
      nullable: true,
      description: 'The state before; null at the beginning 原状态',
    })
    from!: string | null;

    @Property({ type: 'text', fieldName: 'to_state' })
    @Field(() => states, { description: 'The state after 新状态' })
    to!: string;
  }

  const { Connection, ConnectionResolver } = connectionOf(name, NounStep, term);

  const load = (reads: Snapshot) =>
    loadPageOf<Row<StateStep>>(reads, {
      name: `${kind}.steps`,
      entity: NounStep,
      key: 'objectId',
      order: BY_VERSION,
      through: `${entity.name}.history`,
    });

  return {
    entity: NounStep as ClassType<StateStep>,
    resolvers: [ConnectionResolver, historyOf(entity, Connection, load)],
  };
}

/** `Resource.history` */
function historyOf(
  entity: ClassType,
  Connection: ClassType,
  steps: (reads: Snapshot) => ReturnType<typeof loadPageOf<Row<StateStep>>>,
) {
  @Resolver(() => entity)
  class HistoryResolver {
    @FieldResolver(() => Connection, { description: 'The oldest first 办理记录' })
    history(
      @Root() row: Readonly<{ id: string; path: string }>,
      @Args(() => PagingArgs) paging: PagingArgs,
      @Ctx() { load }: HubContext,
    ) {
      return placed(load.of(steps).load(row.id, paging), row);
    }
  }
  return HistoryResolver;
}
