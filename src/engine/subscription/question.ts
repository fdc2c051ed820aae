/**
 * What a subscription asks, as a key.
 * Invariant: those of equal keys have equal answers by equal rights; one execution and one text is enough for them.
 */
import { hash } from 'node:crypto';
import { type ASTNode, type DocumentNode, Kind, print, visit } from 'graphql';
import type { Operation } from '../execution/operation.ts';
import type { Source } from '../live/source.ts';

/** Equal for equal documents and operations: those can read in one context. */
export function documentKeyOf({ operation, document }: Operation): string {
  return `${operation.name?.value ?? ''}\n${digestOf(document)}`;
}

/** Equal for equal questions: document, operation, and what of the variables its events depend on. */
export function questionOf(asked: Operation, source: Source): string {
  const { document, variables } = asked;
  // Left out is not null: it has its default.
  const given = [...variablesBelowRoot(document)].filter((name) => variables[name] !== undefined);
  const shown = given.map((name) => [name, variables[name]]);
  return `${documentKeyOf(asked)}\n${source.key}\n${JSON.stringify(shown)}`;
}

const digests = new WeakMap<DocumentNode, string>();

/** Of the document's text: what is too large to be kept is read anew for each. */
function digestOf(document: DocumentNode): string {
  let digest = digests.get(document);
  if (digest === undefined) {
    digest = hash('sha256', document.loc?.source.body ?? print(document), 'base64');
    digests.set(document, digest);
  }
  return digest;
}

const known = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** Variables that its answers hang on; those of the subscription field itself are in the key of its source. */
function variablesBelowRoot(document: DocumentNode): ReadonlySet<string> {
  const found = known.get(document);
  if (found) return found;
  const names = new Set<string>();
  const collect = (node: ASTNode) =>
    void visit(node, { Variable: ({ name }) => void names.add(name.value) });
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) collect(one);
    if (one.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const root of one.selectionSet.selections) {
      if (root.kind !== Kind.FIELD) collect(root);
      else
        for (const part of [...(root.directives ?? []), root.selectionSet]) if (part) collect(part);
    }
  }
  known.set(document, names);
  return names;
}
