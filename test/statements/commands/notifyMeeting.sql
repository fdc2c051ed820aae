-- read
/* meeting.byId */ select t.id from meeting t where t.id = $1
/* meeting.byId */ select t.id from meeting t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "m0".* from "meeting" as "m0" where "m0"."id" = ? limit 1 for update
select "p0".* from "party_organisation" as "p0" where "p0"."id" = ? limit 1
select "s0".* from "seat" as "s0" where "s0"."committee_id" = ? and "s0"."valid_from" <= ? and ("s0"."valid_until" is null or "s0"."valid_until" >= ?) order by "s0"."id" asc
delete from "attendance" where "meeting_id" = ?
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "meeting_step" ("id", "version", "at", "command", "actor", "role", "reason", "meeting_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, ?, ?)
insert into "attendance" ("id", "is_demo", "created_at", "updated_at", "meeting_id", "seat_id", "unit_id", "person_id", "path", "is_present") values (?, false, ?, ?, ?, ?, ?, null, ?, null) returning "version"
update "meeting" set "updated_at" = ?, "state" = ?, "notified_at" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
