-- read
/* meeting.byId */ select t.id from meeting t where t.id = $1
/* agenda_item.byId */ select t.id from agenda_item t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "m0".* from "meeting" as "m0" where "m0"."id" = ? limit 1 for share
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "agenda_item" ("id", "is_demo", "created_at", "updated_at", "meeting_id", "unit_id", "path", "title", "description", "is_withdrawn") values (?, false, ?, ?, ?, null, ?, ?, ?, false) returning "version"
commit
