-- read
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for update
select pg_advisory_xact_lock(?, hashtext(?))
select "p0".* from "place_code" as "p0" where "p0"."code" = ? limit 1
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "place" set "updated_at" = ?, "code" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
