/**
 * What an answer looks like before it is there: fields by their names in it, which are lists, which have fields of their own.
 * Read from the document, so that a table has its columns where it has no rows, and a wrong path is told from an empty list.
 */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  getNamedType,
  isListType,
  isNonNullType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

export interface Shape {
  isList: boolean;
  /** By their names in the answer; undefined: a value. */
  fields: Map<string, Shape> | undefined;
}

/** The shape of the operation's data. */
export function shapeOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): Shape {
  const fields = new Map<string, Shape>();
  new Shaping(document, schema).add(fields, operation.selectionSet, schema.getQueryType());
  return { isList: false, fields };
}

class Shaping {
  private readonly document: DocumentNode;
  private readonly schema: GraphQLSchema;

  constructor(document: DocumentNode, schema: GraphQLSchema) {
    this.document = document;
    this.schema = schema;
  }

  /** Fields of the same name, of several types or fragments, are one. */
  add(
    fields: Map<string, Shape>,
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | undefined | null,
  ): void {
    for (const one of selections) {
      if (one.kind === Kind.FIELD) this.addField(fields, one, type);
      else if (one.kind === Kind.INLINE_FRAGMENT) {
        const on = one.typeCondition && this.schema.getType(one.typeCondition.name.value);
        this.add(fields, one.selectionSet, on ?? type);
      } else this.addFragment(fields, one.name.value);
    }
  }

  private addFragment(fields: Map<string, Shape>, name: string): void {
    for (const one of this.document.definitions) {
      if (one.kind !== Kind.FRAGMENT_DEFINITION || one.name.value !== name) continue;
      this.add(fields, one.selectionSet, this.schema.getType(one.typeCondition.name.value));
    }
  }

  private addField(
    fields: Map<string, Shape>,
    { name, alias, selectionSet }: FieldNode,
    parent: GraphQLNamedType | undefined | null,
  ): void {
    const key = (alias ?? name).value;
    const type = typeOf(parent, name.value);
    const shape = fields.get(key) ?? { isList: isList(type), fields: undefined };
    fields.set(key, shape);
    if (!selectionSet) return;
    shape.fields ??= new Map();
    this.add(shape.fields, selectionSet, type && getNamedType(type));
  }
}

/** Undefined for what every type has, such as its name. */
function typeOf(
  parent: GraphQLNamedType | undefined | null,
  name: string,
): GraphQLOutputType | undefined {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
  return parent.getFields()[name]?.type;
}

function isList(type: GraphQLOutputType | undefined): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
