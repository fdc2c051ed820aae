-- read
/* project.byId */ select t.id from project t where t.id = $1
/* project.byId */ select t.id from project t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "project" as "p0" where "p0"."id" = ? limit 1 for update
select "p0".* from "project_need" as "p0" where "p0"."project_id" = ?
select "p0".* from "project_resource" as "p0" where "p0"."project_id" = ?
select "n0".* from "need" as "n0" where 1 = 0
select "r0".* from "resource" as "r0" where 1 = 0
select "p0".* from "project_need" as "p0" where "p0"."project_id" = ? order by "p0"."need_id" asc
select "p0".* from "project_resource" as "p0" where "p0"."project_id" = ?
select "c0".* from "claim" as "c0" where 1 = ? and 1 = ? and "c0"."state" in (?) order by "c0"."id" asc limit 1
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "project_step" ("id", "version", "at", "command", "actor", "role", "reason", "project_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, ?, ?)
update "project" set "updated_at" = ?, "state" = ?, "completed_at" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
