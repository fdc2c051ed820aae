-- read
/* grant.byId */ select t.id from access_grant t where t.id = $1
/* grant.byId */ select t.id from access_grant t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "a0".* from "access_grant" as "a0" where "a0"."id" = ? limit 1 for update
select "t0".* from "token" as "t0" where "t0"."made_by" @> ? and "t0"."revoked_at" is null and "t0"."expires_at" > ? order by "t0"."id" asc for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "access_grant" set "updated_at" = ?, "valid_until" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
