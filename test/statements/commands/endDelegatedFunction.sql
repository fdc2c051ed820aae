-- read
/* delegated_function.byId */ select t.id from delegated_function t where t.id = $1
/* delegated_function.byId */ select t.id from delegated_function t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "d0".* from "delegated_function" as "d0" where "d0"."id" = ? limit 1 for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "delegated_function" set "updated_at" = ?, "ended_on" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
