-- read
/* party.byId */ select t.id from party_organisation t where t.id = $1
/* unit.byId */ select t.id from partner_unit t where t.id = $1
/* seat.byId */ select t.id from seat t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "party_organisation" as "p0" where "p0"."id" = ? limit 1 for update
select "p0".* from "partner_unit" as "p0" where "p0"."id" = ? limit 1
select "s0".* from "seat" as "s0" where "s0"."committee_id" = ? and "s0"."unit_id" = ?
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "seat" ("id", "is_demo", "created_at", "updated_at", "committee_id", "unit_id", "path", "valid_from", "valid_until") values (?, false, ?, ?, ?, ?, ?, ?, null) returning "version"
commit
