-- read
/* term.byId */ select t.id from term t where t.id = $1
/* term.byId */ select t.id from term t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "t0".* from "term" as "t0" where "t0"."id" = ? limit 1 for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "term" set "updated_at" = ?, "valid_until" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version", "body_id"
commit
