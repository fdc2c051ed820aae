/** A loader over a statement of one's own: many keys in, an answer for every key out. */
import DataLoader from 'dataloader';

/** @param read answers a map from key to answer; `otherwise` stands in for a key that it leaves out */
export function loadBy<K extends string, V>(
  read: (keys: readonly K[]) => Promise<Map<K, V>>,
  otherwise: (key: K) => V,
  options: { cache?: boolean } = {},
): DataLoader<K, V> {
  return new DataLoader(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? otherwise(key));
  }, options);
}
