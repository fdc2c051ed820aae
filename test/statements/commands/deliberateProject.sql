-- read
/* decision.byId */ select t.id from decision t where t.id = $1
/* project.byId */ select t.id from project t where t.id = $1
/* project.byId */ select t.id from project t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "project" as "p0" where "p0"."id" = ? limit 1 for update
select "d0".* from "decision" as "d0" where "d0"."id" = ? limit 1 for share
select count(*) as "count" from "matter" as "m0" where "m0"."decision_id" = ? and "m0"."project_id" = ?
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "project_step" ("id", "version", "at", "command", "actor", "role", "reason", "project_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, ?, ?)
insert into "matter" ("id", "is_demo", "created_at", "updated_at", "meeting_id", "agenda_item_id", "decision_id", "need_id", "resource_id", "agreement_id", "project_id", "path") values (?, false, ?, ?, ?, null, ?, null, null, null, ?, ?) returning "version"
update "project" set "updated_at" = ?, "decision_id" = ?, "state" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
