/** What an entity says of itself to the reader, as static properties of its class. */

/** An entity; `types` are its GraphQL types where they are not named like it. */
export type EntityClass<T = object> = abstract new () => T & object;

/** What an entity says of itself to the reader. */
export interface Hints {
  /** Names of its GraphQL types. */
  types?: readonly string[];
  /** Properties that are read whichever fields are asked for. */
  kept?: readonly string[];
  /** Properties that a field's resolver uses, by the field. With it, what is no field is read only when used. */
  uses?: { readonly [field: string]: readonly string[] };
  /**
   * Properties that hold what people wrote: a screen reads none of them, but where a boolean property of the row says
   * that it may. Their table has a function `…_beyond_screens`: whether a row is seen by anything but a screen. What is for
   * the staff of its place and its own unit alone is asked of `…_own`.
   */
  words?: { readonly [property: string]: { publicBy: string } | 'STAFF_AND_UNITS' | 'OWN' };
}
