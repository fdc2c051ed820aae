/** Every code that a place has or had. A code is never given to another place. */
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

/** A code that a place has or had; kept by trigger, so that a retired one still finds its place. */
@Entity({ tableName: 'place_code' })
@ObjectType({ simpleResolvers: true, description: 'A code that a place has or had 区划代码' })
export class PlaceCode {
  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: '区划代码' })
  code!: string;

  @Property({ type: 'text' })
  placeId!: string;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Since when it is out of use 停用时间',
  })
  retiredAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The code that took its place 替换代码' })
  replacedBy!: string | null;
}
