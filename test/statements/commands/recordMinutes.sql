-- read
/* meeting.byId */ select t.id from meeting t where t.id = $1
/* meeting.byId */ select t.id from meeting t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "m0".* from "meeting" as "m0" where "m0"."id" = ? limit 1 for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "meeting_step" ("id", "version", "at", "command", "actor", "role", "reason", "meeting_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, ?, ?)
update "meeting" set "updated_at" = ?, "minutes" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
