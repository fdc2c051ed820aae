-- read
/* resource.byId */ select t.id from resource t where t.id = $1
/* project.byId */ select t.id from project t where t.id = $1
/* project.byId */ select t.id from project t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "project" as "p0" where "p0"."id" = ? limit 1 for update
select "r0".* from "resource" as "r0" where "r0"."id" = ? limit 1
select "p0".* from "project_resource" as "p0" where "p0"."project_id" = ? and "p0"."resource_id" = ? limit 1
select "p0".* from "project_need" as "p0" where "p0"."project_id" = ?
select "p0".* from "project_resource" as "p0" where "p0"."project_id" = ?
select "n0".* from "need" as "n0" where 1 = 0
select "r0".* from "resource" as "r0" where 1 = 0
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "project_step" ("id", "version", "at", "command", "actor", "role", "reason", "project_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, ?, ?)
insert into "project_resource" ("id", "project_id", "resource_id", "created_at") values (?, ?, ?, ?)
update "project" set "updated_at" = ?, "unit_ids" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
