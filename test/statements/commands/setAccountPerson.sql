-- read
/* account.byId */ select t.id from account t where t.id = $1
/* person.byId */ select t.id from person t where t.id = $1
/* account.byId */ select t.id from account t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "a0".* from "account" as "a0" where "a0"."id" = ? limit 1 for update
select "a0".* from "access_grant" as "a0" where "a0"."account_id" = ? and ("a0"."valid_until" is null or "a0"."valid_until" > ?)
select "p0".* from "person" as "p0" where "p0"."id" = ? limit 1 for share
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "account" set "updated_at" = ?, "person_id" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
