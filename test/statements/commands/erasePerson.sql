-- read
/* person.byId */ select t.id from person t where t.id = $1
/* person.byId */ select t.id from person t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "person" as "p0" where "p0"."id" = ? limit 1 for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "person" set "updated_at" = ?, "name" = null, "erased_at" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
