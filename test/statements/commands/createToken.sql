-- read
/* account.byId */ select t.id from account t where t.id = $1
/* token.byId */ select t.id from token t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "a0".* from "account" as "a0" where "a0"."id" = ? limit 1 for update
select "a0".* from "access_grant" as "a0" where "a0"."account_id" = ? and ("a0"."valid_until" is null or "a0"."valid_until" > ?)
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "token" ("id", "is_demo", "created_at", "updated_at", "account_id", "label", "hash", "is_for_page", "made_by", "expires_at", "last_used_at", "revoked_at") values (?, false, ?, ?, ?, ?, ?, false, ?, ?, null, null) returning "version"
commit
