-- read
/* party.byId */ select t.id from party_organisation t where t.id = $1
/* meeting.byId */ select t.id from meeting t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "party_organisation" as "p0" where "p0"."id" = ? limit 1 for share
/* lifecycle.nextNumber */ select nextval(?::regclass) as n
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "meeting" ("id", "is_demo", "created_at", "updated_at", "number", "committee_id", "path", "title", "state", "scheduled_at", "venue", "notified_at", "held_at", "seats", "present", "quorum_percent", "minutes", "closed_at", "reason") values (?, false, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, null, null, null, null, null, null) returning "version"
insert into "meeting_step" ("id", "version", "at", "command", "actor", "role", "reason", "meeting_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, null, ?)
commit
