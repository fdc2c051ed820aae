-- read
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* figure_report.byId */ select t.id from figure_report t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for share
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "figure_report" ("id", "is_demo", "created_at", "updated_at", "metric", "place_id", "path", "value", "qualifier", "reported_on", "source", "phrase", "state", "reason", "entered_by_id") values (?, false, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, null, ?) returning "version", "figure"
insert into "figure_report_step" ("id", "version", "at", "command", "actor", "role", "reason", "figure_report_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, null, ?)
commit
