/** Whether a caller may look into the schema. */
import { type DocumentNode, visit } from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import { HubError } from '../../errors.ts';

/** @throws FORBIDDEN where strangers may not look into the schema */
export function refuseIntrospection(
  document: DocumentNode,
  viewer: Viewer,
  { isOpen }: { isOpen: boolean },
): void {
  if (isOpen || viewer.isKnown) return;
  visit(document, {
    Field({ name }) {
      if (!['__schema', '__type', '_service'].includes(name.value)) return;
      throw HubError.forbidden('Introspection needs a token here.');
    },
  });
}
