-- read
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* grant.byId */ select t.id from access_grant t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for share
select "a0".* from "access_grant" as "a0" where "a0"."account_id" = ? and ("a0"."valid_until" is null or "a0"."valid_until" > ?)
select "t0".* from "token" as "t0" where "t0"."account_id" = ? and "t0"."revoked_at" is null and "t0"."expires_at" > ? order by "t0"."id" asc for update
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "account" ("id", "is_demo", "created_at", "updated_at", "name", "subject", "person_id") values (?, false, ?, ?, ?, null, null) returning "version"
insert into "access_grant" ("id", "is_demo", "created_at", "updated_at", "account_id", "role", "place_id", "path", "unit_id", "valid_from", "valid_until") values (?, false, ?, ?, ?, ?, ?, ?, null, ?, null) returning "version"
commit
