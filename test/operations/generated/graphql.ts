/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a Party organisation is 党组织类别 */
export type PartyOrganisationKind =
  /** 党支部 */
  | 'BRANCH'
  /** 区委 */
  | 'DISTRICT_COMMITTEE'
  /** 党总支 */
  | 'GENERAL_BRANCH'
  /** 网格党小组 */
  | 'GRID_GROUP'
  /** 社区大党委 */
  | 'JOINT_COMMITTEE'
  /** 街道大工委 */
  | 'JOINT_WORKING_COMMITTEE'
  /** 街道党工委 */
  | 'STREET_WORKING_COMMITTEE'
  /** 镇党委 */
  | 'TOWN_COMMITTEE';

/** What a place is 地点类别 */
export type PlaceKind =
  /** 楼栋 */
  | 'BUILDING'
  /** 市 */
  | 'CITY'
  /** 社区 */
  | 'COMMUNITY'
  /** 区 */
  | 'DISTRICT'
  /** 网格 */
  | 'GRID'
  /** 省 */
  | 'PROVINCE'
  /** 街道 */
  | 'STREET'
  /** 镇 */
  | 'TOWN'
  /** 村 */
  | 'VILLAGE';

export type DistrictTreeQueryVariables = Exact<{
  code: string;
}>;


export type DistrictTreeQuery = { district: { id: string, name: string, streets: Array<{ id: string, name: string, kind: PlaceKind, partyOrganisations: Array<{ name: string }>, communities: Array<{ id: string, name: string, kind: PlaceKind, grids: Array<{ id: string, name: string, partyOrganisations: Array<{ id: string, name: string, kind: PartyOrganisationKind }>, buildings: Array<{ id: string, name: string }> }> }> }> } | null };


export const DistrictTreeDocument = {"__meta__":{"hash":"sha256:c484b0c4145f49522b5947527876ffdad7ec7b4be3542bf67a92ea1a88105305"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DistrictTree"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"district"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"streets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"partyOrganisations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"communities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"grids"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"partyOrganisations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buildings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DistrictTreeQuery, DistrictTreeQueryVariables>;