/** What is said of a noun. All else that the engine has of it follows from this. */
import type { ClassType } from 'type-graphql';
import type { Policy } from '../access/personal.ts';
import type { NodeType } from '../execution/nodes.ts';

/** What every row of a noun has. */
export interface NounRow {
  id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface Definition<T extends object> {
  /** What its ids begin with, and its steps' table. */
  kind: string;
  plural: string;
  /** Its table, by which the journal knows it; left out: its kind. */
  table?: string;
  /** As messages have it; left out: its kind. */
  words?: string;
  entity: ClassType<T>;
  /** Its key beside the id; other subgraphs name its rows by both. */
  key?: 'number' | 'code';
  /** The letter of its numbers: `R2026-000017`. */
  letter?: string;
  states?: object;
  /** Chinese terms: of one, of its list, of its history. */
  terms: { noun: string; list: string; history?: string };
  /** Whether `resource(id: …)` is asked in another way, or not at all. */
  isRootless?: boolean;
  /** Whether it is a table of ours that the API does not show as a type. */
  isHidden?: boolean;
  /** Its personal fields, `PartyOrganisation.secretaryName`, and who reads each. */
  personal?: { readonly [field: string]: Policy };
  /** How it is found by id and key where that is not by the column alone; with `ofKind` the keys stand on its types. */
  node?: Partial<NodeType>;
  /** Fields that show its pages: they are counted where one of them asks for a total. */
  through?: readonly string[];
}
