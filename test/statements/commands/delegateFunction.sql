-- read
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* delegated_function.byId */ select t.id from delegated_function t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for share
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "delegated_function" ("id", "is_demo", "created_at", "updated_at", "bureau", "name", "place_id", "path", "valid_from", "ended_on") values (?, false, ?, ?, ?, ?, ?, ?, ?, null) returning "version"
commit
