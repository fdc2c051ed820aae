-- read
/* person.byId */ select t.id from person t where t.id = $1
/* party.byId */ select t.id from party_organisation t where t.id = $1
/* appointment.byId */ select t.id from appointment t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "party_organisation" as "p0" where "p0"."id" = ? limit 1 for update
select "p0".* from "person" as "p0" where "p0"."id" = ? limit 1 for share
select "a0".* from "appointment" as "a0" where "a0"."party_organisation_id" = ? and "a0"."post" = ?
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "appointment" ("id", "is_demo", "created_at", "updated_at", "person_id", "post", "party_organisation_id", "civic_body_id", "building_post_id", "grid_id", "term_id", "unit_id", "path", "valid_from", "valid_until") values (?, false, ?, ?, ?, ?, ?, null, null, null, null, null, ?, ?, null) returning "version", "body_id"
commit
