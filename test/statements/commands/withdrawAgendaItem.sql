-- read
/* agenda_item.byId */ select t.id from agenda_item t where t.id = $1
/* agenda_item.byId */ select t.id from agenda_item t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "a0".* from "agenda_item" as "a0" where "a0"."id" = ? limit 1 for update
select "m0".* from "meeting" as "m0" where "m0"."id" = ? limit 1 for share
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "agenda_item" set "updated_at" = ?, "is_withdrawn" = true, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
