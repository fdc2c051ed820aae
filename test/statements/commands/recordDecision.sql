-- read
/* unit.byId */ select t.id from partner_unit t where t.id = $1
/* meeting.byId */ select t.id from meeting t where t.id = $1
/* decision.byId */ select t.id from decision t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "m0".* from "meeting" as "m0" where "m0"."id" = ? limit 1 for share
select "p0".* from "partner_unit" as "p0" where "p0"."id" = ? limit 1
/* lifecycle.nextNumber */ select nextval(?::regclass) as n
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "decision" ("id", "is_demo", "created_at", "updated_at", "number", "meeting_id", "agenda_item_id", "path", "text", "party_organisation_id", "civic_body_id", "unit_id", "person_id", "due_on", "state", "reported_done_at", "moved_to_id", "reason") values (?, false, ?, ?, ?, ?, null, ?, ?, null, null, ?, null, ?, ?, null, null, null) returning "version", "body_id"
insert into "decision_step" ("id", "version", "at", "command", "actor", "role", "reason", "decision_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, null, ?)
commit
