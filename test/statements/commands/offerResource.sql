-- read
/* unit.byId */ select t.id from partner_unit t where t.id = $1
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* resource.byId */ select t.id from resource t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "partner_unit" as "p0" where "p0"."id" = ? limit 1
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for share
/* lifecycle.role */ select set_config(?, ?, true)
/* lifecycle.nextNumber */ select nextval(?::regclass) as n
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "resource" ("id", "is_demo", "created_at", "updated_at", "number", "unit_id", "place_id", "path", "kind", "title", "description", "pending_title", "pending_description", "categories", "quantity", "unit_of_measure", "is_inexhaustible", "reserved", "open_to", "available_from", "available_until", "state") values (?, false, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, ?, null, ?, true, ?, ?, ?, ?, ?) returning "version"
insert into "resource_step" ("id", "version", "at", "command", "actor", "role", "reason", "resource_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, null, ?)
commit
