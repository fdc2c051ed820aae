-- read
/* party.byId */ select t.id from party_organisation t where t.id = $1
/* term.byId */ select t.id from term t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "party_organisation" as "p0" where "p0"."id" = ? limit 1 for update
select "t0".* from "term" as "t0" where "t0"."party_organisation_id" = ? order by "t0"."number" desc limit 1
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "term" ("id", "is_demo", "created_at", "updated_at", "party_organisation_id", "civic_body_id", "path", "number", "valid_from", "valid_until", "planned_election") values (?, false, ?, ?, ?, null, ?, ?, ?, ?, null) returning "version", "body_id"
commit
