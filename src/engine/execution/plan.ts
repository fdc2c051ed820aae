/**
 * What a document asks, found out once: for each concrete type the fields that its selections merge into, with their
 * resolvers, arguments and shapes. Plans of inner selections are made when a row of their type first comes.
 * Invariant: a plan hangs on the schema, the document and the values of the variables that conditions name, on nothing
 * else; whatever graphql-js would throw in planning is thrown where it would be.
 */
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { type Arguments, type Field, type Values, argumentsOf } from './arguments.ts';
import { type AnswerRow, rowsOf } from './row.ts';
import { type Serialise, type Shape, shapeOf } from './shape.ts';
import { fieldOf } from './type-field.ts';

/** What planning reads: the conditions' variables alone of the values. */
export interface Planning {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
  conditions: Values;
}

export class FieldPlan {
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly field: Field;
  readonly parent: GraphQLObjectType;
  readonly shape: Shape;
  /** None: a property of the row. */
  readonly resolve: Field['resolve'];
  readonly arguments: Arguments;
  /** How a property that is a leaf is copied; none: the field is more than that. */
  readonly copy: Serialise | undefined;
  private readonly planning: Planning;
  private readonly selections = new Map<GraphQLObjectType, SelectionPlan>();

  constructor(
    planning: Planning,
    parent: GraphQLObjectType,
    { key, nodes, field }: { key: string; nodes: readonly FieldNode[]; field: Field },
  ) {
    this.planning = planning;
    this.parent = parent;
    this.key = key;
    this.nodes = nodes;
    this.field = field;
    this.shape = shapeOf(field.type);
    this.resolve = field.resolve;
    this.arguments = argumentsOf(field, nodes[0] as FieldNode);
    const isProperty = !field.resolve && field.args.length === 0;
    this.copy = isProperty && this.shape.of.kind === 'LEAF' ? this.shape.of.serialise : undefined;
  }

  /** What is asked of a row of this type. @throws what a condition's value is refused with */
  selectionOf(type: GraphQLObjectType): SelectionPlan {
    let selection = this.selections.get(type);
    if (!selection) {
      const { schema, fragments, conditions } = this.planning;
      const nodes = collectSubfields(schema, fragments, conditions, type, this.nodes);
      selection = new SelectionPlan(this.planning, type, nodes);
      this.selections.set(type, selection);
    }
    return selection;
  }
}

export class SelectionPlan {
  readonly type: GraphQLObjectType;
  /** In the order of the answer. */
  readonly fields: readonly FieldPlan[];
  readonly Row: new () => AnswerRow;
  /** Characters that the names of a row take. */
  readonly size: number;

  constructor(
    planning: Planning,
    type: GraphQLObjectType,
    nodes: ReadonlyMap<string, readonly FieldNode[]>,
  ) {
    this.type = type;
    this.fields = [...nodes].flatMap(([key, alike]) => {
      const field = fieldOf(planning.schema, type, alike[0]?.name.value ?? '');
      return field ? [new FieldPlan(planning, type, { key, nodes: alike, field })] : [];
    });
    this.size = this.fields.reduce((sum, { key }) => sum + key.length + 4, 2);
    this.Row = rowsOf(this);
  }
}
