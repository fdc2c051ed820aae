import { Migration } from '@mikro-orm/migrations';

/** Names of people stand with the people alone. */
export class M0117NamesOfPeople extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table party_organisation drop column secretary_name;
      alter table building_post drop column holder_name;
      alter table reveal drop constraint reveal_field_check;
      alter table reveal add constraint reveal_field_check
        check (field in ('SECRETARY_NAME', 'HOLDER_NAME', 'PERSON_NAME', 'ACTOR', 'LIAISON'));
    `);
  }
}
