/** The root fields that belong to no single noun. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { nounOf } from '../../id.ts';
import { type Label, allLabels, defineEnum } from '../../labels.ts';
import { Node } from '../../engine/loading/node.ts';
import type { HubContext } from '../../engine/execution/context.ts';

const Language = defineEnum('Language', 'A language of labels 语言', { ZH: '中文', EN: '英文' });
type Language = keyof typeof Language;

@ObjectType({ simpleResolvers: true, description: 'The labels of an enum value 选项标签' })
export class EnumLabel {
  @Field(() => String, { description: 'Name of the enum 枚举名称' })
  enum!: string;

  @Field(() => String, { description: 'Name of the value 枚举值' })
  value!: string;

  @Field(() => String, { description: 'Its label in the language asked for 名称' })
  label!: string;

  @Field(() => String, { description: '中文标签' })
  zh!: string;

  @Field(() => String, { description: 'The label in English 英文标签' })
  en!: string;
}

@ObjectType({ simpleResolvers: true, description: 'This hub 本系统' })
export class Hub {
  @Field(() => String, { description: '版本' })
  version!: string;

  @Field(() => GraphQLDateTime, { description: 'The server’s clock 服务器时间' })
  now!: Date;

  @Field(() => Boolean, { description: 'Whether it serves generated data 是否演示数据' })
  demo!: boolean;

  @Field(() => Boolean, {
    description: 'Whether that data is moved on by traffic that is made up 是否演示流量',
  })
  demoTraffic!: boolean;

  @Field(() => GraphQLDateTime, { description: 'The moment that this answer shows 数据时间' })
  dataAsOf!: Date;

  @Field(() => GraphQLDateTime, { description: 'Since when this process runs 启动时间' })
  startedAt!: Date;
}

@Resolver()
export class HubResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Any object by its id; null for what you may not see 节点',
  })
  node(@Arg('id', () => ID, { description: '标识' }) id: string, @Ctx() context: HubContext) {
    const noun = nounOf(id);
    return noun && context.node(noun, id);
  }

  @Query(() => Hub, { description: 'This hub 本系统' })
  async hub(@Ctx() context: HubContext): Promise<Hub> {
    const [facts] = await context.reads.query<{ asOf: Date; demo: boolean }>({
      name: 'request.hub',
      text: `select now() as "asOf", exists (select from hub_fact where name = 'demo') as demo`,
      isPrepared: true,
    });
    return {
      ...context.about,
      now: context.now(),
      demo: facts?.demo ?? false,
      dataAsOf: facts?.asOf ?? context.now(),
    };
  }

  @Query(() => [EnumLabel], { description: 'The labels of every enum value 选项标签' })
  labels(
    @Arg('language', () => Language, { nullable: true }) language: Language | null,
  ): EnumLabel[] {
    const inLanguage = (one: Label) => (language === 'EN' ? one.en : one.zh);
    return allLabels().map((one) => ({ ...one, label: inLanguage(one) }));
  }
}
