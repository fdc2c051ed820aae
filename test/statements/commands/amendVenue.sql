-- read
/* venue.byId */ select t.id from venue t where t.id = $1
/* venue.byId */ select t.id from venue t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "v0".* from "venue" as "v0" where "v0"."id" = ? limit 1 for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "venue" set "updated_at" = ?, "name" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
