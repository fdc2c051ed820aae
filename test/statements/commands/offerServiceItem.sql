-- read
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* service_item.byId */ select t.id from service_item t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for share
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "service_item" ("id", "is_demo", "created_at", "updated_at", "scheme", "field", "name", "place_id", "path", "counter", "hours", "materials", "taken_by", "ended_on") values (?, false, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, null, null) returning "version"
commit
