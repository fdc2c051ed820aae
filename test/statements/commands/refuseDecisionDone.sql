-- read
/* decision.byId */ select t.id from decision t where t.id = $1
/* decision.byId */ select t.id from decision t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "d0".* from "decision" as "d0" where "d0"."id" = ? limit 1 for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "decision_step" ("id", "version", "at", "command", "actor", "role", "reason", "decision_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
update "decision" set "updated_at" = ?, "reported_done_at" = null, "reason" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version", "body_id"
commit
