-- read
/* resource.byId */ select t.id from resource t where t.id = $1
/* resource.byId */ select t.id from resource t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "r0".* from "resource" as "r0" where "r0"."id" = ? limit 1 for update
/* lifecycle.role */ select set_config(?, ?, true)
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "resource_step" ("id", "version", "at", "command", "actor", "role", "reason", "resource_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, ?, ?)
update "resource" set "updated_at" = ?, "state" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
