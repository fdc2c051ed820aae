-- read
/* token.byId */ select t.id from token t where t.id = $1
/* token.byId */ select t.id from token t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "t0".* from "token" as "t0" where "t0"."id" = ? limit 1 for update
select "a0".* from "access_grant" as "a0" where "a0"."account_id" = ? and ("a0"."valid_until" is null or "a0"."valid_until" > ?)
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "token" set "revoked_at" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
