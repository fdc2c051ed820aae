/**
 * Who asks, and what its transactions may see. Until tokens and grants are built there is one viewer, who may
 * see everything and give every command; the policies already hide all rows from anything else.
 */
import { Field, ObjectType } from 'type-graphql';
import type { Scope } from '../database/reader.ts';

@ObjectType({ simpleResolvers: true, description: 'Who asks 当前用户' })
export class Viewer {
  @Field(() => String, { description: '名称' })
  name!: string;

  @Field(() => String, { description: 'The role it acts in 角色' })
  role!: string;

  @Field(() => String, { description: 'What it sees and why, in words 可见范围' })
  sees!: string;
}

export const EVERYTHING: Scope = { settings: { 'gridhub.scope': 'everything' } };

export const OPERATOR: Viewer = {
  name: '值班员',
  role: 'DISTRICT_ADMIN',
  sees: 'Everything: this version knows one viewer only 全部数据',
};
