-- read
/* figure_report.byId */ select t.id from figure_report t where t.id = $1
/* figure_report.byId */ select t.id from figure_report t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "f0".* from "figure_report" as "f0" where "f0"."id" = ? limit 1 for update
select "a0".* from "account" as "a0" where "a0"."id" = ? limit 1
select "p0".* from "person" as "p0" where "p0"."id" = ? limit 1
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "figure_report_step" ("id", "version", "at", "command", "actor", "role", "reason", "figure_report_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, ?, ?)
update "figure_report" set "updated_at" = ?, "state" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version", "figure"
commit
