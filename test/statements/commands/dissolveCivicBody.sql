-- read
/* civic.byId */ select t.id from civic_body t where t.id = $1
/* civic.byId */ select t.id from civic_body t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "c0".* from "civic_body" as "c0" where "c0"."id" = ? limit 1 for update
/* civicBody.endAppointments */ update appointment set valid_until = greatest(valid_from, ?::date - 1) where body_id = ? and (valid_until is null or valid_until >= ?::date)
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "civic_body" set "updated_at" = ?, "dissolved_on" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
