/** Loaders that differ in one thing beside their keys, as the day that is asked for: one of each is made, so that its keys are one statement. */
export function perKey<L>(make: (key: string) => L): (key: string) => L {
  const made = new Map<string, L>();
  return (key) => {
    const loader = made.get(key) ?? make(key);
    made.set(key, loader);
    return loader;
  };
}
