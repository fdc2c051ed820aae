-- read
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* person.byId */ select t.id from person t where t.id = $1
/* project.byId */ select t.id from project t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for share
select "p0".* from "person" as "p0" where "p0"."id" = ? limit 1
/* lifecycle.nextNumber */ select nextval(?::regclass) as n
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "project" ("id", "is_demo", "created_at", "updated_at", "number", "kind", "title", "description", "place_id", "path", "lead_id", "lead_unit_id", "unit_ids", "decision_id", "milestones", "progress", "budget", "planned_fen", "spent_fen", "funder", "state", "suspended_in", "reason", "filed_at", "started_at", "accepted_by_id", "accepted_at", "publicised_until", "completed_at") values (?, false, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, null, ?, ?, ?, ?, ?, null, ?, null, null, null, null, null, null, null, null) returning "version"
insert into "project_step" ("id", "version", "at", "command", "actor", "role", "reason", "project_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, null, ?)
commit
