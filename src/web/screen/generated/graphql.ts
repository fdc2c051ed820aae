/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Where a claim stands 认领状态 */
export type ClaimState =
  /** 已接受 */
  | 'ACCEPTED'
  /** 已验收 */
  | 'CONFIRMED'
  /** 已谢绝 */
  | 'DECLINED'
  /** 已完成 */
  | 'DELIVERED'
  /** 实施中 */
  | 'DELIVERING'
  /** 未履约 */
  | 'NO_SHOW'
  /** 待确认 */
  | 'PROPOSED'
  /** 已撤回 */
  | 'WITHDRAWN';

/** What a change is for the subscriber 变动影响 */
export type FeedEffect =
  /** 范围内变动 */
  | 'CHANGED'
  /** 进入范围 */
  | 'ENTERED'
  /** 离开范围 */
  | 'LEFT';

/** How the reported value stands to the computed one 比对结果 */
export type FigureAgreement =
  /** 不一致 */
  | 'DIFFERS'
  /** 一致 */
  | 'EQUAL'
  /** 无法计算 */
  | 'NOT_COMPUTABLE'
  /** 未上报 */
  | 'NOT_REPORTED'
  /** 符合 */
  | 'SATISFIES';

/** What a figure counts or measures 指标 */
export type FigureMetric =
  /** 社区 */
  | 'COMMUNITIES'
  /** 阵地超千平方米社区 */
  | 'COMMUNITIES_VENUE_OVER_1000'
  /** 社区党总支（支部） */
  | 'COMMUNITY_PARTY_BRANCHES'
  /** 两个覆盖 */
  | 'COVERAGES'
  /** 下沉职能的部门 */
  | 'DELEGATING_BUREAUS'
  /** 帮扶小分队 */
  | 'EMERGENCY_ASSISTANCE_SQUADS'
  /** 党员突击队 */
  | 'EMERGENCY_COMMANDO_TEAMS'
  /** 下沉干部 */
  | 'EMERGENCY_DEPLOYED_CADRES'
  /** 物资、人手两少 */
  | 'EMERGENCY_SHORTAGES'
  /** 临时党支部 */
  | 'EMERGENCY_TEMPORARY_BRANCHES'
  /** 临时党小组 */
  | 'EMERGENCY_TEMPORARY_GROUPS'
  /** 党员先锋岗 */
  | 'EMERGENCY_VANGUARD_POSTS'
  /** 设施标准：一厅 */
  | 'FACILITY_HALLS'
  /** 设施标准：八有 */
  | 'FACILITY_HAVES'
  /** 设施标准：四室 */
  | 'FACILITY_ROOMS'
  /** 网格党小组 */
  | 'GRID_PARTY_GROUPS'
  /** 网格员 */
  | 'GRID_WORKERS'
  /** 分类指导领域 */
  | 'GUIDANCE_FIELDS'
  /** 清单 */
  | 'LISTS'
  /** “1234”机制载体 */
  | 'MECHANISM_CARRIERS'
  /** “1234”机制核心 */
  | 'MECHANISM_CORES'
  /** “1234”机制目标 */
  | 'MECHANISM_GOALS'
  /** “1234”机制平台 */
  | 'MECHANISM_PLATFORMS'
  /** 就近办民生领域 */
  | 'NEARBY_SERVICE_FIELDS'
  /** 组织网络横线 */
  | 'NETWORK_HORIZONTAL_LINES'
  /** 组织网络纵线 */
  | 'NETWORK_VERTICAL_LINES'
  /** 党建工作经费（年） */
  | 'PARTY_BUILDING_FUND_YEARLY'
  /** 网格管理平台层级 */
  | 'PLATFORM_LEVELS'
  /** 党的工作覆盖物业 */
  | 'PROPERTY_COMPANIES_COVERED'
  /** 就近办事项 */
  | 'SERVICES_NEARBY'
  /** 街镇承接服务事项 */
  | 'SERVICES_TAKEN_BY_STREETS'
  /** 服务群众经费（年） */
  | 'SERVICE_FUND_YEARLY'
  /** 社工现实配 */
  | 'SOCIAL_WORKERS_FILLED'
  /** 社工编制 */
  | 'SOCIAL_WORKER_POSTS'
  /** 阵地平均面积 */
  | 'VENUE_AVERAGE_AREA'
  /** 阵地升级达标率 */
  | 'VENUE_UPGRADED_SHARE'
  /** 村 */
  | 'VILLAGES'
  /** 党建工作体系层级 */
  | 'WORK_SYSTEM_LEVELS';

/** How a value is meant 数值含义 */
export type FigureQualifier =
  /** 等于 */
  | 'EQ'
  /** 超过 */
  | 'GT'
  /** 不少于 */
  | 'GTE';

/** What a need is about 需求类别 */
export type NeedCategory =
  /** 托幼助学 */
  | 'CHILD_CARE'
  /** 文化体育 */
  | 'CULTURE_SPORT'
  /** 矛盾纠纷 */
  | 'DISPUTE_MEDIATION'
  /** 养老助老 */
  | 'ELDERLY_CARE'
  /** 就业创业 */
  | 'EMPLOYMENT'
  /** 环境改造 */
  | 'ENVIRONMENT'
  /** 法律服务 */
  | 'LEGAL_AID'
  /** 医疗健康 */
  | 'MEDICAL_CARE'
  /** 其他 */
  | 'OTHER'
  /** 公共设施 */
  | 'PUBLIC_FACILITY'
  /** 公共安全 */
  | 'PUBLIC_SAFETY'
  /** 社会保障 */
  | 'SOCIAL_SECURITY';

/** Where a need stands 需求状态 */
export type NeedState =
  /** 已认领 */
  | 'CLAIMED'
  /** 已办结 */
  | 'CLOSED'
  /** 待确认 */
  | 'DELIVERED'
  /** 办理中 */
  | 'IN_PROGRESS'
  /** 待认领 */
  | 'LISTED'
  /** 已合并 */
  | 'MERGED'
  /** 不予受理 */
  | 'REJECTED'
  /** 已上报 */
  | 'REPORTED'
  /** 已退回 */
  | 'RETURNED'
  /** 挂账 */
  | 'SHELVED'
  /** 已撤回 */
  | 'WITHDRAWN';

/** Which place: exactly one of the two 指定地点 */
export type PlaceBy =
  {   /** A code that it has or had 区划代码 */
  code: string; id?: never; }
  |  { code?: never;   /** 标识 */
  id: string | number; };

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

/** What a project is 项目类别 */
export type ProjectKind =
  /** 一般项目 */
  | 'ORDINARY'
  /** 书记项目 */
  | 'SECRETARY';

/** Where a project stands 项目状态 */
export type ProjectState =
  /** 待验收 */
  | 'ACCEPTANCE'
  /** 已取消 */
  | 'CANCELLED'
  /** 已完成 */
  | 'COMPLETED'
  /** 已议定 */
  | 'DELIBERATED'
  /** 已备案 */
  | 'FILED'
  /** 资金已落实 */
  | 'FUNDED'
  /** 实施中 */
  | 'IN_PROGRESS'
  /** 已提出 */
  | 'PROPOSED'
  /** 公示中 */
  | 'PUBLICISED'
  /** 已退回 */
  | 'RETURNED'
  /** 已暂停 */
  | 'SUSPENDED';

/** Whose list: exactly one of these; left out, everything you may see 范围 */
export type ScopeInput =
  {   /** What your grants cover: your places, and what your units raised, offered or claimed; not what agreements open to them 我的范围 */
  mine: boolean; myChildren?: never; placeCode?: never; placeId?: never; unitId?: never; }
  |  { mine?: never;   /** The same without what hangs on your places themselves: the places right below them with all below those, which `groupBy: [CHILD]` tells apart. A screen of a community knows nothing finer, and has that whole 我的下级 */
  myChildren: boolean; placeCode?: never; placeId?: never; unitId?: never; }
  |  { mine?: never; myChildren?: never;   /** A place by its code, and all below it 地点代码 */
  placeCode: string; placeId?: never; unitId?: never; }
  |  { mine?: never; myChildren?: never; placeCode?: never;   /** A place and all below it 地点 */
  placeId: string | number; unitId?: never; }
  |  { mine?: never; myChildren?: never; placeCode?: never; placeId?: never;   /** What a partner unit raised, offered or claimed; a feed tells of a need from the first change after the claim on 单位 */
  unitId: string | number; };

export type ScreenNeedsSubscriptionVariables = Exact<{
  scope: ScopeInput;
  since?: string | null | undefined;
}>;


export type ScreenNeedsSubscription = { needChanged:
    | { __typename: 'FeedCaughtUp', cursor: string }
    | { __typename: 'FeedProgress', cursor: string }
    | { __typename: 'FeedReset', cursor: string }
    | { __typename: 'NeedChange', id: string, at: string, cursor: string, effect: FeedEffect, to: NeedState | null, from: NeedState | null, version: number, need: { id: string, version: number, category: NeedCategory, state: NeedState, isPublic: boolean, title: string | null, updatedAt: string, place:
          | { code: string, name: string, kind: PlaceKind, ancestors: Array<
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
            > }
          | { code: string, name: string, kind: PlaceKind, ancestors: Array<
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
            > }
          | { code: string, name: string, kind: PlaceKind, ancestors: Array<
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
            > }
          | { code: string, name: string, kind: PlaceKind, ancestors: Array<
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
            > }
          | { code: string, name: string, kind: PlaceKind, ancestors: Array<
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
            > }
          | { code: string, name: string, kind: PlaceKind, ancestors: Array<
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
            > }
          | { code: string, name: string, kind: PlaceKind, ancestors: Array<
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
              | { code: string, name: string, kind: PlaceKind }
            > }
         } | null }
    | { __typename: 'NeedSnapshotRow' }
   };

export type ScreenClaimsSubscriptionVariables = Exact<{
  scope: ScopeInput;
  since?: string | null | undefined;
}>;


export type ScreenClaimsSubscription = { claimChanged:
    | { __typename: 'ClaimChange', cursor: string }
    | { __typename: 'ClaimSnapshotRow' }
    | { __typename: 'FeedCaughtUp', cursor: string }
    | { __typename: 'FeedProgress', cursor: string }
    | { __typename: 'FeedReset', cursor: string }
   };

export type ScreenProjectsSubscriptionVariables = Exact<{
  scope: ScopeInput;
  since?: string | null | undefined;
}>;


export type ScreenProjectsSubscription = { projectChanged:
    | { __typename: 'FeedCaughtUp', cursor: string }
    | { __typename: 'FeedProgress', cursor: string }
    | { __typename: 'FeedReset', cursor: string }
    | { __typename: 'ProjectChange', cursor: string }
    | { __typename: 'ProjectSnapshotRow' }
   };

export type ScreenCountsSubscriptionVariables = Exact<{
  scope: ScopeInput;
}>;


export type ScreenCountsSubscription = { needCountsChanged:
    | { __typename: 'FeedCaughtUp', cursor: string }
    | { __typename: 'NeedCountsChange', cursor: string, counts: { open: number } }
   };

export type ScreenFiguresQueryVariables = Exact<{
  code: string;
  scope: ScopeInput;
}>;


export type ScreenFiguresQuery = { hub: { version: string, now: string, dataAsOf: string, demo: boolean, demoTraffic: boolean }, viewer: { grants: Array<{ place:
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
       | null, unit: { id: string } | null }> }, place:
    | { __typename: 'Building', code: string, name: string, kind: PlaceKind, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      >, needCounts: { open: number, byState: Array<{ state: NeedState, count: number }> } | null }
    | { __typename: 'City', code: string, name: string, kind: PlaceKind, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      >, needCounts: { open: number, byState: Array<{ state: NeedState, count: number }> } | null }
    | { __typename: 'Community', code: string, name: string, kind: PlaceKind, needCounts: { open: number, byState: Array<{ state: NeedState, count: number }> } | null, grids: Array<{ code: string, name: string, kind: PlaceKind, needCounts: { open: number } | null }>, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      > }
    | { __typename: 'District', code: string, name: string, kind: PlaceKind, streets: Array<{ code: string, name: string, kind: PlaceKind, communities: Array<{ code: string, name: string, kind: PlaceKind, needCounts: { open: number } | null }>, needCounts: { open: number } | null }>, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      >, needCounts: { open: number, byState: Array<{ state: NeedState, count: number }> } | null }
    | { __typename: 'Grid', code: string, name: string, kind: PlaceKind, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      >, needCounts: { open: number, byState: Array<{ state: NeedState, count: number }> } | null }
    | { __typename: 'Province', code: string, name: string, kind: PlaceKind, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      >, needCounts: { open: number, byState: Array<{ state: NeedState, count: number }> } | null }
    | { __typename: 'Street', code: string, name: string, kind: PlaceKind, communities: Array<{ code: string, name: string, kind: PlaceKind, needCounts: { open: number, byState: Array<{ state: NeedState, count: number }> } | null, grids: Array<{ code: string }> }>, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      >, needCounts: { open: number, byState: Array<{ state: NeedState, count: number }> } | null }
   | null, groups: { totalCount: number }, units: Array<{ count: number, unit: { id: string, name: string } | null }>, overdue: Array<{ count: number, community: { code: string } | null }>, categories: Array<{ category: NeedCategory | null, count: number }>, newToday: Array<{ bucket: string | null, count: number }>, doneToday: Array<{ bucket: string | null, count: number }>, newThisMonth: Array<{ count: number }>, doneThisMonth: Array<{ count: number }>, claimed: Array<{ listedToClaimed: { median: number | null } }>, agreements: { totalCount: number }, projects: { totalCount: number, nodes: Array<{ id: string, number: string, version: number, kind: ProjectKind, state: ProjectState, progress: number, title: string | null, place:
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
       }> }, needs: { nodes: Array<{ id: string, version: number, category: NeedCategory, state: NeedState, isPublic: boolean, title: string | null, updatedAt: string, place:
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
       }> } };

type ScreenPlace_Building_Fragment = { code: string, name: string, kind: PlaceKind, needCounts: { open: number } | null };

type ScreenPlace_City_Fragment = { code: string, name: string, kind: PlaceKind, needCounts: { open: number } | null };

type ScreenPlace_Community_Fragment = { code: string, name: string, kind: PlaceKind, needCounts: { open: number } | null };

type ScreenPlace_District_Fragment = { code: string, name: string, kind: PlaceKind, needCounts: { open: number } | null };

type ScreenPlace_Grid_Fragment = { code: string, name: string, kind: PlaceKind, needCounts: { open: number } | null };

type ScreenPlace_Province_Fragment = { code: string, name: string, kind: PlaceKind, needCounts: { open: number } | null };

type ScreenPlace_Street_Fragment = { code: string, name: string, kind: PlaceKind, needCounts: { open: number } | null };

export type ScreenPlaceFragment =
  | ScreenPlace_Building_Fragment
  | ScreenPlace_City_Fragment
  | ScreenPlace_Community_Fragment
  | ScreenPlace_District_Fragment
  | ScreenPlace_Grid_Fragment
  | ScreenPlace_Province_Fragment
  | ScreenPlace_Street_Fragment
;

export type ScreenReportedQueryVariables = Exact<{
  of: PlaceBy;
}>;


export type ScreenReportedQuery = { figures: Array<{ metric: FigureMetric, computed: number | null, agreement: FigureAgreement, reported: { value: number, qualifier: FigureQualifier } | null }> };

export type ScreenNeedFragment = { id: string, version: number, category: NeedCategory, state: NeedState, isPublic: boolean, title: string | null, updatedAt: string, place:
    | { code: string, name: string, kind: PlaceKind, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      > }
    | { code: string, name: string, kind: PlaceKind, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      > }
    | { code: string, name: string, kind: PlaceKind, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      > }
    | { code: string, name: string, kind: PlaceKind, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      > }
    | { code: string, name: string, kind: PlaceKind, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      > }
    | { code: string, name: string, kind: PlaceKind, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      > }
    | { code: string, name: string, kind: PlaceKind, ancestors: Array<
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
      > }
   };

type ScreenSpot_Building_Fragment = { code: string, name: string, kind: PlaceKind };

type ScreenSpot_City_Fragment = { code: string, name: string, kind: PlaceKind };

type ScreenSpot_Community_Fragment = { code: string, name: string, kind: PlaceKind };

type ScreenSpot_District_Fragment = { code: string, name: string, kind: PlaceKind };

type ScreenSpot_Grid_Fragment = { code: string, name: string, kind: PlaceKind };

type ScreenSpot_Province_Fragment = { code: string, name: string, kind: PlaceKind };

type ScreenSpot_Street_Fragment = { code: string, name: string, kind: PlaceKind };

export type ScreenSpotFragment =
  | ScreenSpot_Building_Fragment
  | ScreenSpot_City_Fragment
  | ScreenSpot_Community_Fragment
  | ScreenSpot_District_Fragment
  | ScreenSpot_Grid_Fragment
  | ScreenSpot_Province_Fragment
  | ScreenSpot_Street_Fragment
;

export type ScreenProjectFragment = { id: string, number: string, version: number, kind: ProjectKind, state: ProjectState, progress: number, title: string | null, place:
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
   };

export type ScreenListsFragment = { agreements: { totalCount: number }, projects: { totalCount: number, nodes: Array<{ id: string, number: string, version: number, kind: ProjectKind, state: ProjectState, progress: number, title: string | null, place:
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
       }> }, needs: { nodes: Array<{ id: string, version: number, category: NeedCategory, state: NeedState, isPublic: boolean, title: string | null, updatedAt: string, place:
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
       }> } };

export type ScreenHubFragment = { version: string, now: string, dataAsOf: string, demo: boolean, demoTraffic: boolean };

export type ScreenViewerFragment = { grants: Array<{ place:
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
     | null, unit: { id: string } | null }> };

export type ScreenStartQueryVariables = Exact<{ [key: string]: never; }>;


export type ScreenStartQuery = { viewer: { grants: Array<{ place:
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
       | null, unit: { id: string } | null }> }, labels: Array<{ enum: string, value: string, zh: string, en: string }> };

export type ScreenStatisticsFragment = { overdue: Array<{ count: number, community: { code: string } | null }>, categories: Array<{ category: NeedCategory | null, count: number }>, newToday: Array<{ bucket: string | null, count: number }>, doneToday: Array<{ bucket: string | null, count: number }>, newThisMonth: Array<{ count: number }>, doneThisMonth: Array<{ count: number }>, claimed: Array<{ listedToClaimed: { median: number | null } }> };

export type ScreenUnitFiguresQueryVariables = Exact<{
  unitId: string | number;
  scope: ScopeInput;
}>;


export type ScreenUnitFiguresQuery = { hub: { version: string, now: string, dataAsOf: string, demo: boolean, demoTraffic: boolean }, viewer: { grants: Array<{ place:
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
        | { code: string }
       | null, unit: { id: string } | null }> }, partnerUnit: { id: string, name: string } | null, openBelow: Array<{ count: number, community: { code: string, name: string, kind: PlaceKind, parent:
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
        | { code: string, name: string, kind: PlaceKind }
       | null } | null }>, claims: Array<{ state: ClaimState | null, count: number }>, overdue: Array<{ count: number, community: { code: string } | null }>, categories: Array<{ category: NeedCategory | null, count: number }>, newToday: Array<{ bucket: string | null, count: number }>, doneToday: Array<{ bucket: string | null, count: number }>, newThisMonth: Array<{ count: number }>, doneThisMonth: Array<{ count: number }>, claimed: Array<{ listedToClaimed: { median: number | null } }>, agreements: { totalCount: number }, projects: { totalCount: number, nodes: Array<{ id: string, number: string, version: number, kind: ProjectKind, state: ProjectState, progress: number, title: string | null, place:
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
        | { name: string }
       }> }, needs: { nodes: Array<{ id: string, version: number, category: NeedCategory, state: NeedState, isPublic: boolean, title: string | null, updatedAt: string, place:
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
        | { code: string, name: string, kind: PlaceKind, ancestors: Array<
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
            | { code: string, name: string, kind: PlaceKind }
          > }
       }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ScreenPlaceFragmentDoc = new TypedDocumentString(`
    fragment ScreenPlace on Place {
  code
  name
  kind
  needCounts {
    open
  }
}
    `, {"fragmentName":"ScreenPlace"}) as unknown as TypedDocumentString<ScreenPlaceFragment, unknown>;
export const ScreenProjectFragmentDoc = new TypedDocumentString(`
    fragment ScreenProject on Project {
  id
  number
  version
  kind
  state
  progress
  title
  place {
    name
  }
}
    `, {"fragmentName":"ScreenProject"}) as unknown as TypedDocumentString<ScreenProjectFragment, unknown>;
export const ScreenSpotFragmentDoc = new TypedDocumentString(`
    fragment ScreenSpot on Place {
  code
  name
  kind
}
    `, {"fragmentName":"ScreenSpot"}) as unknown as TypedDocumentString<ScreenSpotFragment, unknown>;
export const ScreenNeedFragmentDoc = new TypedDocumentString(`
    fragment ScreenNeed on Need {
  id
  version
  category
  state
  isPublic
  title
  updatedAt
  place {
    ...ScreenSpot
    ancestors {
      ...ScreenSpot
    }
  }
}
    fragment ScreenSpot on Place {
  code
  name
  kind
}`, {"fragmentName":"ScreenNeed"}) as unknown as TypedDocumentString<ScreenNeedFragment, unknown>;
export const ScreenListsFragmentDoc = new TypedDocumentString(`
    fragment ScreenLists on Query {
  agreements(filter: {isInForce: true}, scope: $scope, first: 1) {
    totalCount
  }
  projects(
    filter: {state: {in: [FILED, FUNDED, IN_PROGRESS, ACCEPTANCE, PUBLICISED, COMPLETED]}}
    scope: $scope
    orderBy: {field: UPDATED_AT}
    first: 8
  ) {
    totalCount
    nodes {
      ...ScreenProject
    }
  }
  needs(scope: $scope, orderBy: {field: UPDATED_AT}, first: 24) {
    nodes {
      ...ScreenNeed
    }
  }
}
    fragment ScreenNeed on Need {
  id
  version
  category
  state
  isPublic
  title
  updatedAt
  place {
    ...ScreenSpot
    ancestors {
      ...ScreenSpot
    }
  }
}
fragment ScreenSpot on Place {
  code
  name
  kind
}
fragment ScreenProject on Project {
  id
  number
  version
  kind
  state
  progress
  title
  place {
    name
  }
}`, {"fragmentName":"ScreenLists"}) as unknown as TypedDocumentString<ScreenListsFragment, unknown>;
export const ScreenHubFragmentDoc = new TypedDocumentString(`
    fragment ScreenHub on Hub {
  version
  now
  dataAsOf
  demo
  demoTraffic
}
    `, {"fragmentName":"ScreenHub"}) as unknown as TypedDocumentString<ScreenHubFragment, unknown>;
export const ScreenViewerFragmentDoc = new TypedDocumentString(`
    fragment ScreenViewer on Viewer {
  grants {
    place {
      code
    }
    unit {
      id
    }
  }
}
    `, {"fragmentName":"ScreenViewer"}) as unknown as TypedDocumentString<ScreenViewerFragment, unknown>;
export const ScreenStatisticsFragmentDoc = new TypedDocumentString(`
    fragment ScreenStatistics on Query {
  overdue: needStats(
    groupBy: [COMMUNITY]
    filter: {isOverdue: true}
    first: 1000
    scope: $scope
  ) {
    community {
      code
    }
    count
  }
  categories: needStats(
    groupBy: [CATEGORY]
    filter: {stateClass: {eq: OPEN}}
    orderBy: {measure: COUNT}
    scope: $scope
  ) {
    category
    count
  }
  newToday: needStats(
    groupBy: []
    bucket: HOUR
    period: {by: LISTED, within: TODAY}
    scope: $scope
  ) {
    bucket
    count
  }
  doneToday: needStats(
    groupBy: []
    bucket: HOUR
    period: {by: CLOSED, within: TODAY}
    filter: {stateClass: {eq: DONE}}
    scope: $scope
  ) {
    bucket
    count
  }
  newThisMonth: needStats(
    groupBy: []
    bucket: MONTH
    period: {by: LISTED, within: THIS_MONTH}
    scope: $scope
  ) {
    count
  }
  doneThisMonth: needStats(
    groupBy: []
    bucket: MONTH
    period: {by: CLOSED, within: THIS_MONTH}
    filter: {stateClass: {eq: DONE}}
    scope: $scope
  ) {
    count
  }
  claimed: needStats(
    groupBy: [PROVINCE]
    period: {by: CLAIMED, within: LAST_30_DAYS}
    scope: $scope
  ) {
    listedToClaimed {
      median
    }
  }
}
    `, {"fragmentName":"ScreenStatistics"}) as unknown as TypedDocumentString<ScreenStatisticsFragment, unknown>;
export const ScreenNeedsDocument = new TypedDocumentString(`
    subscription ScreenNeeds($scope: ScopeInput!, $since: String) {
  needChanged(scope: $scope, since: $since, coalesce: true) {
    __typename
    ... on NeedChange {
      id
      at
      cursor
      effect
      to
      from
      version
      need {
        ...ScreenNeed
      }
    }
    ... on FeedCaughtUp {
      cursor
    }
    ... on FeedProgress {
      cursor
    }
    ... on FeedReset {
      cursor
    }
  }
}
    fragment ScreenNeed on Need {
  id
  version
  category
  state
  isPublic
  title
  updatedAt
  place {
    ...ScreenSpot
    ancestors {
      ...ScreenSpot
    }
  }
}
fragment ScreenSpot on Place {
  code
  name
  kind
}`, {"hash":"sha256:130570061cf1f3b6992174e6d250264912356515550c0059b036e2ff377a880f"}) as unknown as TypedDocumentString<ScreenNeedsSubscription, ScreenNeedsSubscriptionVariables>;
export const ScreenClaimsDocument = new TypedDocumentString(`
    subscription ScreenClaims($scope: ScopeInput!, $since: String) {
  claimChanged(scope: $scope, since: $since, coalesce: true) {
    __typename
    ... on ClaimChange {
      cursor
    }
    ... on FeedCaughtUp {
      cursor
    }
    ... on FeedProgress {
      cursor
    }
    ... on FeedReset {
      cursor
    }
  }
}
    `, {"hash":"sha256:e17edfa1a4536dbddece6ce188fcfc045e3f3b2895aff171dffd13bd97bab22c"}) as unknown as TypedDocumentString<ScreenClaimsSubscription, ScreenClaimsSubscriptionVariables>;
export const ScreenProjectsDocument = new TypedDocumentString(`
    subscription ScreenProjects($scope: ScopeInput!, $since: String) {
  projectChanged(scope: $scope, since: $since, coalesce: true) {
    __typename
    ... on ProjectChange {
      cursor
    }
    ... on FeedCaughtUp {
      cursor
    }
    ... on FeedProgress {
      cursor
    }
    ... on FeedReset {
      cursor
    }
  }
}
    `, {"hash":"sha256:0a50f66ba5d5e337222939dc6ebebe28751ae2dfbc3e6683828c36341c58993b"}) as unknown as TypedDocumentString<ScreenProjectsSubscription, ScreenProjectsSubscriptionVariables>;
export const ScreenCountsDocument = new TypedDocumentString(`
    subscription ScreenCounts($scope: ScopeInput!) {
  needCountsChanged(scope: $scope) {
    __typename
    ... on NeedCountsChange {
      cursor
      counts {
        open
      }
    }
    ... on FeedCaughtUp {
      cursor
    }
  }
}
    `, {"hash":"sha256:d430b793c3817f013aed25381570cc50dc17d7e0c7e500e332e38f2989516bf3"}) as unknown as TypedDocumentString<ScreenCountsSubscription, ScreenCountsSubscriptionVariables>;
export const ScreenFiguresDocument = new TypedDocumentString(`
    query ScreenFigures($code: String!, $scope: ScopeInput!) {
  hub {
    ...ScreenHub
  }
  viewer {
    ...ScreenViewer
  }
  place(by: {code: $code}) {
    __typename
    code
    name
    kind
    ancestors {
      code
      name
      kind
    }
    needCounts {
      open
      byState {
        state
        count
      }
    }
    ... on District {
      streets {
        ...ScreenPlace
        communities {
          ...ScreenPlace
        }
      }
    }
    ... on Street {
      communities {
        ...ScreenPlace
        needCounts {
          open
          byState {
            state
            count
          }
        }
        grids {
          code
        }
      }
    }
    ... on Community {
      needCounts {
        open
        byState {
          state
          count
        }
      }
      grids {
        ...ScreenPlace
      }
    }
  }
  groups: partyOrganisations(kind: [GRID_GROUP], scope: $scope, first: 1) {
    totalCount
  }
  units: claimStats(
    groupBy: [UNIT]
    period: {within: LAST_30_DAYS}
    orderBy: {measure: COUNT}
    first: 8
    scope: $scope
  ) {
    unit {
      id
      name
    }
    count
  }
  ...ScreenStatistics
  ...ScreenLists
}
    fragment ScreenPlace on Place {
  code
  name
  kind
  needCounts {
    open
  }
}
fragment ScreenNeed on Need {
  id
  version
  category
  state
  isPublic
  title
  updatedAt
  place {
    ...ScreenSpot
    ancestors {
      ...ScreenSpot
    }
  }
}
fragment ScreenSpot on Place {
  code
  name
  kind
}
fragment ScreenProject on Project {
  id
  number
  version
  kind
  state
  progress
  title
  place {
    name
  }
}
fragment ScreenLists on Query {
  agreements(filter: {isInForce: true}, scope: $scope, first: 1) {
    totalCount
  }
  projects(
    filter: {state: {in: [FILED, FUNDED, IN_PROGRESS, ACCEPTANCE, PUBLICISED, COMPLETED]}}
    scope: $scope
    orderBy: {field: UPDATED_AT}
    first: 8
  ) {
    totalCount
    nodes {
      ...ScreenProject
    }
  }
  needs(scope: $scope, orderBy: {field: UPDATED_AT}, first: 24) {
    nodes {
      ...ScreenNeed
    }
  }
}
fragment ScreenHub on Hub {
  version
  now
  dataAsOf
  demo
  demoTraffic
}
fragment ScreenViewer on Viewer {
  grants {
    place {
      code
    }
    unit {
      id
    }
  }
}
fragment ScreenStatistics on Query {
  overdue: needStats(
    groupBy: [COMMUNITY]
    filter: {isOverdue: true}
    first: 1000
    scope: $scope
  ) {
    community {
      code
    }
    count
  }
  categories: needStats(
    groupBy: [CATEGORY]
    filter: {stateClass: {eq: OPEN}}
    orderBy: {measure: COUNT}
    scope: $scope
  ) {
    category
    count
  }
  newToday: needStats(
    groupBy: []
    bucket: HOUR
    period: {by: LISTED, within: TODAY}
    scope: $scope
  ) {
    bucket
    count
  }
  doneToday: needStats(
    groupBy: []
    bucket: HOUR
    period: {by: CLOSED, within: TODAY}
    filter: {stateClass: {eq: DONE}}
    scope: $scope
  ) {
    bucket
    count
  }
  newThisMonth: needStats(
    groupBy: []
    bucket: MONTH
    period: {by: LISTED, within: THIS_MONTH}
    scope: $scope
  ) {
    count
  }
  doneThisMonth: needStats(
    groupBy: []
    bucket: MONTH
    period: {by: CLOSED, within: THIS_MONTH}
    filter: {stateClass: {eq: DONE}}
    scope: $scope
  ) {
    count
  }
  claimed: needStats(
    groupBy: [PROVINCE]
    period: {by: CLAIMED, within: LAST_30_DAYS}
    scope: $scope
  ) {
    listedToClaimed {
      median
    }
  }
}`, {"hash":"sha256:4a2743cc79fee79eef6945a6add08050791096cd0e1adbed6f0efd06c76f2955"}) as unknown as TypedDocumentString<ScreenFiguresQuery, ScreenFiguresQueryVariables>;
export const ScreenReportedDocument = new TypedDocumentString(`
    query ScreenReported($of: PlaceBy!) {
  figures(of: $of) {
    metric
    computed
    agreement
    reported {
      value
      qualifier
    }
  }
}
    `, {"hash":"sha256:0d723778c1cd356227ed758fa5e33b82a8604a58a24f7f70a0c0a6b1b60392b3"}) as unknown as TypedDocumentString<ScreenReportedQuery, ScreenReportedQueryVariables>;
export const ScreenStartDocument = new TypedDocumentString(`
    query ScreenStart {
  viewer {
    ...ScreenViewer
  }
  labels {
    enum
    value
    zh
    en
  }
}
    fragment ScreenViewer on Viewer {
  grants {
    place {
      code
    }
    unit {
      id
    }
  }
}`, {"hash":"sha256:746c28d9e8da31e43c2cc34b997ac26549b2da84996d415883865d4f5f88017f"}) as unknown as TypedDocumentString<ScreenStartQuery, ScreenStartQueryVariables>;
export const ScreenUnitFiguresDocument = new TypedDocumentString(`
    query ScreenUnitFigures($unitId: ID!, $scope: ScopeInput!) {
  hub {
    ...ScreenHub
  }
  viewer {
    ...ScreenViewer
  }
  partnerUnit(id: $unitId) {
    id
    name
  }
  openBelow: needStats(
    groupBy: [COMMUNITY]
    filter: {stateClass: {eq: OPEN}}
    first: 1000
    scope: $scope
  ) {
    community {
      code
      name
      kind
      parent {
        code
        name
        kind
      }
    }
    count
  }
  claims: claimStats(groupBy: [STATE], scope: $scope) {
    state
    count
  }
  ...ScreenStatistics
  ...ScreenLists
}
    fragment ScreenNeed on Need {
  id
  version
  category
  state
  isPublic
  title
  updatedAt
  place {
    ...ScreenSpot
    ancestors {
      ...ScreenSpot
    }
  }
}
fragment ScreenSpot on Place {
  code
  name
  kind
}
fragment ScreenProject on Project {
  id
  number
  version
  kind
  state
  progress
  title
  place {
    name
  }
}
fragment ScreenLists on Query {
  agreements(filter: {isInForce: true}, scope: $scope, first: 1) {
    totalCount
  }
  projects(
    filter: {state: {in: [FILED, FUNDED, IN_PROGRESS, ACCEPTANCE, PUBLICISED, COMPLETED]}}
    scope: $scope
    orderBy: {field: UPDATED_AT}
    first: 8
  ) {
    totalCount
    nodes {
      ...ScreenProject
    }
  }
  needs(scope: $scope, orderBy: {field: UPDATED_AT}, first: 24) {
    nodes {
      ...ScreenNeed
    }
  }
}
fragment ScreenHub on Hub {
  version
  now
  dataAsOf
  demo
  demoTraffic
}
fragment ScreenViewer on Viewer {
  grants {
    place {
      code
    }
    unit {
      id
    }
  }
}
fragment ScreenStatistics on Query {
  overdue: needStats(
    groupBy: [COMMUNITY]
    filter: {isOverdue: true}
    first: 1000
    scope: $scope
  ) {
    community {
      code
    }
    count
  }
  categories: needStats(
    groupBy: [CATEGORY]
    filter: {stateClass: {eq: OPEN}}
    orderBy: {measure: COUNT}
    scope: $scope
  ) {
    category
    count
  }
  newToday: needStats(
    groupBy: []
    bucket: HOUR
    period: {by: LISTED, within: TODAY}
    scope: $scope
  ) {
    bucket
    count
  }
  doneToday: needStats(
    groupBy: []
    bucket: HOUR
    period: {by: CLOSED, within: TODAY}
    filter: {stateClass: {eq: DONE}}
    scope: $scope
  ) {
    bucket
    count
  }
  newThisMonth: needStats(
    groupBy: []
    bucket: MONTH
    period: {by: LISTED, within: THIS_MONTH}
    scope: $scope
  ) {
    count
  }
  doneThisMonth: needStats(
    groupBy: []
    bucket: MONTH
    period: {by: CLOSED, within: THIS_MONTH}
    filter: {stateClass: {eq: DONE}}
    scope: $scope
  ) {
    count
  }
  claimed: needStats(
    groupBy: [PROVINCE]
    period: {by: CLAIMED, within: LAST_30_DAYS}
    scope: $scope
  ) {
    listedToClaimed {
      median
    }
  }
}`, {"hash":"sha256:278354f02c79f6093fde6bc9a7022ff94f9bd891d6fb00ed32b521fc9be32e2c"}) as unknown as TypedDocumentString<ScreenUnitFiguresQuery, ScreenUnitFiguresQueryVariables>;