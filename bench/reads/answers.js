/** Small steps from a server's way of saying something to one that all share. */

/** Servers write the same moment in different ways: `…Z`, `…+00:00`, `…+08:00`. */
export function sameMoment(text) {
  return new Date(text).toISOString();
}
