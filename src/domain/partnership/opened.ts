/**
 * What agreements open to a viewer's units, as the database tells it (`scope_opened`): a path where everything below it is open,
 * else a list, a category or nothing for all of them, and a path: `N:ELDERLY_CARE:1.2.`.
 */

/** Whether one of these opens a listed need. */
export function opensNeed(
  parts: readonly string[],
  { path, category }: { path: string; category: string },
): boolean {
  const texts = [path, `N::${path}`, `N:${category}:${path}`];
  return parts.some((part) => texts.some((text) => text.startsWith(part)));
}
