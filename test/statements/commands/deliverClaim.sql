-- read
/* claim.byId */ select t.id, t.need_id as "needId" from claim t where t.id = $1
/* claim.byId */ select t.id, t.need_id as "needId" from claim t where t.id = $1
/* need.byId */ select t.id from need t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "c0".* from "claim" as "c0" where "c0"."id" = ? limit 1
select "n0".* from "need" as "n0" where "n0"."id" = ? limit 1 for update
select "c0".* from "claim" as "c0" where "c0"."id" = ? limit 1 for update
/* lifecycle.role */ select set_config(?, ?, true)
select "c0".* from "claim" as "c0" where "c0"."need_id" = ?
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "claim_step" ("id", "version", "at", "command", "actor", "role", "reason", "claim_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, ?, ?)
insert into "need_step" ("id", "version", "at", "command", "actor", "role", "reason", "need_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, ?, ?)
update "need" set "updated_at" = ?, "delivered" = ?, "state" = ?, "delivered_at" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
update "claim" set "updated_at" = ?, "state" = ?, "delivered_at" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
