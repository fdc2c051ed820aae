/** The personal fields that `revealField` shows plain for a while. */
import { defineEnum } from '../../labels.ts';

export const RevealedField = defineEnum(
  'RevealedField',
  'A masked field that can be revealed 可申请查看的字段',
  {
    SECRETARY_NAME: '书记姓名',
    HOLDER_NAME: '在岗党员',
    PERSON_NAME: '人员姓名',
    ACTOR: '操作人',
    LIAISON: '单位联络员',
  },
);
export type RevealedField = keyof typeof RevealedField;
