-- read
/* seat.byId */ select t.id from seat t where t.id = $1
/* seat.byId */ select t.id from seat t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "s0".* from "seat" as "s0" where "s0"."id" = ? limit 1
select "p0".* from "party_organisation" as "p0" where "p0"."id" = ? limit 1 for update
select "s0".* from "seat" as "s0" where "s0"."id" = ? limit 1 for update
/* seat.endAppointment */ update appointment set valid_until = greatest(valid_from, ?::date) where party_organisation_id = ? and unit_id = ? and post = ? and valid_from <= coalesce(null::date, ?) and (valid_until is null or valid_until > ?::date)
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "seat" set "updated_at" = ?, "valid_until" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
