-- read
/* seat.byId */ select t.id from seat t where t.id = $1
/* meeting.byId */ select t.id from meeting t where t.id = $1
/* meeting.byId */ select t.id from meeting t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "m0".* from "meeting" as "m0" where "m0"."id" = ? limit 1 for update
select "a0".* from "attendance" as "a0" where "a0"."meeting_id" = ?
select "s0".* from "seat" as "s0" where "s0"."committee_id" = ? and "s0"."valid_from" <= ? and ("s0"."valid_until" is null or "s0"."valid_until" >= ?) order by "s0"."id" asc
select "p0".* from "party_organisation" as "p0" where "p0"."id" = ? limit 1
select "a0".* from "appointment" as "a0" where "a0"."party_organisation_id" = ? and "a0"."post" = ?
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "meeting_step" ("id", "version", "at", "command", "actor", "role", "reason", "meeting_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, ?, ?)
update "meeting" set "updated_at" = ?, "state" = ?, "held_at" = ?, "seats" = ?, "present" = ?, "quorum_percent" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
update "attendance" set "updated_at" = ?, "is_present" = true, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
