/** How many objects an answer holds at each path of names, indices left out. */
export function objectsAt(data: object): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) add(one, path);
      return;
    }
    counts.set(path, (counts.get(path) ?? 0) + 1);
    const above = path && `${path}.`;
    for (const [name, one] of Object.entries(value)) add(one, `${above}${name}`);
  };
  add(data, '');
  return counts;
}
