-- read
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* need.byId */ select t.id from need t where t.id = $1
/* resource.byId */ select t.id from resource t where t.id = $1
/* claim.byId */ select t.id, t.need_id as "needId" from claim t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for share
select "r0".* from "resource" as "r0" where "r0"."id" in (?)
select "p0".* from "partner_unit" as "p0" where "p0"."id" in (?)
select "n0".* from "need" as "n0" where "n0"."id" = ? limit 1 for update
select "c0".* from "claim" as "c0" where "c0"."state" = ? and ("c0"."need_id" in (?) or "c0"."resource_id" in (?))
select "a0".* from "agreement" as "a0" where "a0"."unit_id" = ? and "a0"."state" = ? and "a0"."valid_from" <= ? and "a0"."valid_until" >= ? and "a0"."path" in (?)
/* lifecycle.nextNumber */ select nextval(?::regclass) as n
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "claim" ("id", "is_demo", "created_at", "updated_at", "number", "need_id", "unit_id", "resource_id", "path", "quantity", "refused_quantity", "origin", "state", "accepted_by_place_at", "accepted_by_unit_at", "started_at", "delivered_at", "confirmed_at", "override_reason", "reason") values (?, false, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, null, null, null, null, null) returning "version"
insert into "claim_step" ("id", "version", "at", "command", "actor", "role", "reason", "claim_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, null, ?)
commit
