import { Migration } from '@mikro-orm/migrations';

/** Keys that clients give to their commands: the same key and input within a day has one effect. */
export class M0009CommandKeys extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table command_key (
        account_id text collate "C" not null references account,
        key text collate "C" not null check (length(key) between 1 and 100),
        /* Of the command and its input. */
        digest text collate "C" not null,
        object_id text collate "C",
        at timestamptz(3) not null,
        primary key (account_id, key)
      );
      create index command_key_at on command_key (account_id, at);
      call hidden_table('command_key');
    `);
  }
}
