-- read
/* need.byId */ select t.id from need t where t.id = any($1)
/* need.byId */ select t.id from need t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
/* need.holdProjects */ select p.id from project p where p.id in (select j.project_id from project_need j where j.need_id in (?) and j.is_current) order by p.id for update
select "n0".* from "need" as "n0" where "n0"."id" = ? limit 1 for update
select "n0".* from "need" as "n0" where "n0"."id" = ? limit 1 for update
/* need.projectOf */ select id, project_id as "projectId" from project_need where need_id = ? and is_current
select "c0".* from "claim" as "c0" where "c0"."need_id" = ? and "c0"."state" in (?) order by "c0"."resource_id" asc, "c0"."id" asc
select "c0".* from "claim" as "c0" where "c0"."need_id" = ?
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "need_step" ("id", "version", "at", "command", "actor", "role", "reason", "need_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
update "need" set "updated_at" = ?, "state" = ?, "merged_into_id" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
