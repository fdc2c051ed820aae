/** Values of JSON that are objects: neither a list nor null. */

/** The object that the text is the JSON of; undefined where it is of none. */
export function objectIn(text: string | undefined): object | undefined {
  try {
    const read: unknown = JSON.parse(text ?? 'null');
    return isObject(read) ? read : undefined;
  } catch {
    return undefined; // What is no JSON names no document; Apollo says what is wrong with it.
  }
}

/** Neither a list nor null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
