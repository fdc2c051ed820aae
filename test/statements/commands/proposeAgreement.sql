-- read
/* unit.byId */ select t.id from partner_unit t where t.id = $1
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* agreement.byId */ select t.id from agreement t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "partner_unit" as "p0" where "p0"."id" = ? limit 1
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for share
/* lifecycle.nextNumber */ select nextval(?::regclass) as n
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "agreement" ("id", "is_demo", "created_at", "updated_at", "number", "unit_id", "place_id", "path", "title", "state", "proposed_by", "valid_from", "valid_until", "direction", "opened_lists", "opened_categories", "opened_place_ids", "decision_id", "signed_for_place_id", "signed_for_unit_id", "edition", "origin_id", "supersedes_id", "superseded_by_id", "reason") values (?, false, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, null, null, null, ?, null, null, null, null) returning "version"
insert into "agreement_step" ("id", "version", "at", "command", "actor", "role", "reason", "agreement_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, null, ?)
commit
