/** What is joined to a project: needs, each to one open project at a time, and resources. */
import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Need } from '../need/need.entity.ts';
import { Resource } from '../resource/resource.entity.ts';
import { Project } from './project.entity.ts';

@Entity({ tableName: 'project_need' })
export class ProjectNeed {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Project, { mapToPk: true })
  projectId!: string;

  @ManyToOne(() => Need, { mapToPk: true })
  needId!: string;

  /** Until the project ends. */
  @Property({ type: 'boolean' })
  isCurrent: Opt<boolean> = true;

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  createdAt!: Date;
}

@Entity({ tableName: 'project_resource' })
export class ProjectResource {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Project, { mapToPk: true })
  projectId!: string;

  @ManyToOne(() => Resource, { mapToPk: true })
  resourceId!: string;

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  createdAt!: Date;
}
