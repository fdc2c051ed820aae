-- read
/* need.byId */ select t.id from need t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "n0".* from "need" as "n0" where "n0"."id" = ? limit 1
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "reveal" ("id", "is_demo", "created_at", "updated_at", "account_id", "object_id", "field", "reason", "until") values (?, false, ?, ?, ?, ?, ?, ?, ?) returning "version"
commit
