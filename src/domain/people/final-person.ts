/** Who a person is, where rows of one person were merged. */
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { Person } from './person.entity.ts';

/** The row of the same person that stayed, however often it was merged. */
export async function finalPerson(
  context: CommandContext,
  id: string,
  argument: string,
): Promise<string> {
  const { mergedIntoId } = await context.find(Person, id, argument);
  return mergedIntoId === null ? id : finalPerson(context, mergedIntoId, argument);
}
