-- read
/* screen_link.byId */ select t.id from screen_link t where t.id = $1
/* screen_link.byId */ select t.id from screen_link t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "s0".* from "screen_link" as "s0" where "s0"."id" = ? limit 1 for update
select "t0".* from "token" as "t0" where "t0"."id" = ? order by "t0"."id" asc for update
select "a0".* from "access_grant" as "a0" where "a0"."id" = ? limit 1
select "t0".* from "token" as "t0" where "t0"."made_by" @> ? and "t0"."revoked_at" is null and "t0"."expires_at" > ? order by "t0"."id" asc for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "access_grant" set "valid_until" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
update "token" set "revoked_at" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
update "screen_link" set "updated_at" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
