-- read
/* agreement.byId */ select t.id from agreement t where t.id = $1
/* agreement.byId */ select t.id from agreement t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "a0".* from "agreement" as "a0" where "a0"."id" = ? limit 1 for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "agreement_step" ("id", "version", "at", "command", "actor", "role", "reason", "agreement_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, ?, ?)
update "agreement" set "updated_at" = ?, "state" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
