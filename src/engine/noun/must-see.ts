/** What a command's input names is seen by its giver, or the command is not given. */
import { HubError } from '../../errors.ts';
import { nounOf, wordsFor } from '../../id.ts';
import type { HubContext } from '../execution/context.ts';
import type { NamedId } from './named-id.ts';

/**
 * What a command's input names must be there for the viewer: hidden and missing give the same error.
 * @throws UNAUTHENTICATED for the anonymous caller, NOT_FOUND for the first that is not seen
 */
export async function mustSee(
  context: HubContext,
  command: string,
  named: readonly NamedId[],
): Promise<void> {
  if (!context.viewer.isKnown) throw HubError.unauthenticated(`${command} needs a token.`);
  await Promise.all(
    named.map(async ({ noun, id, argument }) => {
      const found = nounOf(id) === noun && (await context.node(noun, id));
      if (!found) throw HubError.notFound(wordsFor(noun), id, argument);
    }),
  );
}
