import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Step } from '../../engine/noun/step.ts';
import { Resource } from './resource.entity.ts';
import { ResourceState } from './resource.enums.ts';

@Entity({ tableName: 'resource_step' })
@ObjectType({
  implements: Step,
  simpleResolvers: true,
  description: 'A step in the history of a resource 资源办理记录',
})
export class ResourceStep extends Step {
  @ManyToOne(() => Resource, { mapToPk: true })
  resourceId!: string;

  @Property({ type: 'text', fieldName: 'from_state', nullable: true })
  @Field(() => ResourceState, {
    nullable: true,
    description: 'The state before; null at the beginning 原状态',
  })
  from!: ResourceState | null;

  @Property({ type: 'text', fieldName: 'to_state' })
  @Field(() => ResourceState, { description: 'The state after 新状态' })
  to!: ResourceState;
}
