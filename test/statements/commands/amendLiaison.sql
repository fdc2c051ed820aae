-- read
/* unit.byId */ select t.id from partner_unit t where t.id = $1
/* unit.byId */ select t.id from partner_unit t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "partner_unit" as "p0" where "p0"."id" = ? limit 1 for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "partner_unit" set "updated_at" = ?, "liaison_name" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
