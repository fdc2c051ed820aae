-- read
/* meeting.byId */ select t.id from meeting t where t.id = $1
/* decision.byId */ select t.id from decision t where t.id = $1
/* decision.byId */ select t.id from decision t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "d0".* from "decision" as "d0" where "d0"."id" = ? limit 1 for update
select "m0".* from "meeting" as "m0" where "m0"."id" = ? limit 1
select "m0".* from "meeting" as "m0" where "m0"."id" = ? limit 1 for share
select "m0".* from "matter" as "m0" where "m0"."decision_id" = ? order by "m0"."id" asc
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "agenda_item" ("id", "is_demo", "created_at", "updated_at", "meeting_id", "unit_id", "path", "title", "description", "is_withdrawn") values (?, false, ?, ?, ?, null, ?, ?, ?, false) returning "version"
insert into "decision_step" ("id", "version", "at", "command", "actor", "role", "reason", "decision_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
update "decision" set "updated_at" = ?, "state" = ?, "moved_to_id" = ?, "reason" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version", "body_id"
commit
