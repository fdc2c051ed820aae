-- read
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* venue.byId */ select t.id from venue t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for share
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "venue" ("id", "is_demo", "created_at", "updated_at", "name", "place_id", "path", "area", "upgrade", "upgraded_on", "area_before", "opened_on", "closed_on", "photo_url") values (?, false, ?, ?, ?, ?, ?, ?, null, null, null, ?, null, null) returning "version"
commit
