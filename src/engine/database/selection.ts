/** What a document asks for of each type. */

/** Fields asked for, by the name of their GraphQL type. */
export type Selection = ReadonlyMap<string, ReadonlySet<string>>;
