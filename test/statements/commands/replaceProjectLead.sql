-- read
/* person.byId */ select t.id from person t where t.id = $1
/* project.byId */ select t.id from project t where t.id = $1
/* project.byId */ select t.id from project t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "project" as "p0" where "p0"."id" = ? limit 1 for update
select "p0".* from "person" as "p0" where "p0"."id" = ? limit 1
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "project_step" ("id", "version", "at", "command", "actor", "role", "reason", "project_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
update "project" set "updated_at" = ?, "lead_id" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
