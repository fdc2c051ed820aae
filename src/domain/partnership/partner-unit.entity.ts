/** A partner unit: an organisation of the area that takes part in its governance. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { defineEnum } from '../../labels.ts';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Place } from '../place/place.entity.ts';

export const Sector = defineEnum('Sector', 'The sector of a partner unit 单位类别', {
  NON_PUBLIC_ECONOMIC: '非公有制经济组织',
  SOCIAL: '社会组织',
  ORGAN: '机关',
  PUBLIC_INSTITUTION: '事业单位',
  STATE_OWNED: '国企',
});
export type Sector = keyof typeof Sector;

@Entity({ tableName: 'partner_unit' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An organisation of the area that takes part in its governance 共建单位',
})
export class PartnerUnit extends Versioned {
  static readonly types = ['PartnerUnit', 'Liaison'];
  static readonly uses = {
    code: ['code'],
    place: ['placeId'],
    liaison: ['path'],
    contactName: ['liaisonName', 'path'],
    officePhone: ['path'],
  };

  @Property({ type: 'text' })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: '单位名称' })
  name!: string;

  @Property({ type: 'text' })
  @Field(() => Sector)
  sector!: Sector;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'text', nullable: true })
  liaisonName: string | null = null;

  @Property({ type: 'text', nullable: true })
  officePhone: string | null = null;
}
