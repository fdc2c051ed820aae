-- read
/* service_item.byId */ select t.id from service_item t where t.id = $1
/* service_item.byId */ select t.id from service_item t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "s0".* from "service_item" as "s0" where "s0"."id" = ? limit 1 for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "service_item" set "updated_at" = ?, "hours" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
