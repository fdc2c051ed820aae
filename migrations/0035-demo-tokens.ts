import { Migration } from '@mikro-orm/migrations';

/** The demonstration's tokens of earlier versions were the same everywhere and are known to everybody: none is good. */
export class M0035DemoTokens extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      update token set revoked_at = now() where is_demo and revoked_at is null;
    `);
  }
}
