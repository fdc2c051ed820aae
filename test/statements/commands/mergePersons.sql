-- read
/* person.byId */ select t.id from person t where t.id = any($1)
/* person.byId */ select t.id from person t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "person" as "p0" where "p0"."id" = ? limit 1 for update
select "p0".* from "person" as "p0" where "p0"."id" = ? limit 1 for update
select "a0".* from "appointment" as "a0" where "a0"."person_id" = ? order by "a0"."id" asc
select "a0".* from "appointment" as "a0" where "a0"."person_id" = ? order by "a0"."id" asc
/* person.moveAccounts */ update account set person_id = ? where person_id = ?
/* person.moveProjects */ update project set lead_id = ?, updated_at = ? where lead_id = ? and accepted_by_id is distinct from ?
/* person.moveAttendance */ update attendance set person_id = ?, updated_at = ? where person_id = ?
/* person.moveDecisions */ update decision set person_id = ?, updated_at = ? where person_id = ?
/* person.moveAgreements */ update agreement set signed_for_place_id = ?, updated_at = ? where signed_for_place_id = ?
/* person.moveAgreements */ update agreement set signed_for_unit_id = ?, updated_at = ? where signed_for_unit_id = ?
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
select "p0"."id" from "person" as "p0" where (("p0"."id" = ? and "p0"."version" = ?) or ("p0"."id" = ? and "p0"."version" = ?)) order by "p0"."id" asc
update "person" set "updated_at" = case when ("id" = ?) then ? when ("id" = ?) then ? else "updated_at" end, "merged_into_id" = case when ("id" = ?) then ? else "merged_into_id" end, "version" = "version" + 1 where "id" in (?) returning "id", "version"
commit
