-- read
/* term.byId */ select t.id from term t where t.id = $1
/* term.byId */ select t.id from term t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "t0".* from "term" as "t0" where "t0"."id" = ? limit 1
select "p0".* from "party_organisation" as "p0" where "p0"."id" = ? limit 1 for update
select "t0".* from "term" as "t0" where "t0"."id" = ? limit 1 for update
select "t0".* from "term" as "t0" where "t0"."party_organisation_id" = ? and "t0"."civic_body_id" is null and "t0"."number" = ? limit 1
/* term.endAppointments */ update appointment a set valid_until = greatest(a.valid_from, ?::date), updated_at = ? from term t where t.id = ? and a.body_id = t.body_id and a.term_id = t.id and (a.valid_until is null or a.valid_until > greatest(a.valid_from, ?::date))
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "term" set "updated_at" = ?, "valid_until" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version", "body_id"
commit
