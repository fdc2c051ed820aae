/** What `amendLiaison` is given. */
import { Field, InputType } from 'type-graphql';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';

@InputType({ description: '变更联络员' })
export class AmendLiaisonInput extends CommandInput {
  @IdOf('unit')
  unitId!: string;

  @Field(() => String, { nullable: true, description: '1 to 80 characters; null removes it 姓名' })
  contactName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The office's, not a person's: digits, blanks and + - ( ), 5 to 20 办公电话",
  })
  officePhone?: string | null;
}
