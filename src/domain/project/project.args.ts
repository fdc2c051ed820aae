/** What the projects of a place are asked for by. */
import { ArgsType, Field } from 'type-graphql';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { projectList } from './project.noun.ts';

@ArgsType()
export class PlaceProjectsArgs extends PagingArgs {
  @Field(() => projectList.Filter, { nullable: true })
  filter?: object | null;
}
