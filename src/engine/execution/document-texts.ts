/** Texts that stand in a document itself. Lone surrogates none has: parsing refuses them. */
import { type ASTNode, BREAK, type DocumentNode, Kind, visit } from 'graphql';

/** A document is looked through once. */
const known = new WeakMap<DocumentNode, string | null>();

/** The argument whose text holds the character NUL, as a dotted path; null where none does. */
export function argumentWithNul(document: DocumentNode): string | null {
  let found = known.get(document);
  if (found === undefined) known.set(document, (found = lookedFor(document)));
  return found;
}

function lookedFor(document: DocumentNode): string | null {
  let argument: string | null = null;
  visit(document, {
    StringValue(node, _key, parent, _path, ancestors) {
      if (!node.value.includes('\0')) return undefined;
      const around = [...ancestors, parent].filter((one): one is ASTNode => !!one && 'kind' in one);
      argument = around
        .flatMap((one) =>
          one.kind === Kind.ARGUMENT || one.kind === Kind.OBJECT_FIELD ? [one.name.value] : [],
        )
        .join('.');
      return BREAK;
    },
  });
  return argument;
}
