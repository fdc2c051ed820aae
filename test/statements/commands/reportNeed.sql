-- read
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* need.byId */ select t.id from need t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for share
/* lifecycle.nextNumber */ select nextval(?::regclass) as n
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "need" ("id", "is_demo", "created_at", "updated_at", "number", "title", "description", "category", "scale", "urgency", "place_id", "path", "unit_id", "visibility", "is_public", "quantity", "unit_of_measure", "committed", "delivered", "resolved", "deadline", "state", "merged_into_id", "review_on", "rating", "closure", "listed_at", "claimed_at", "delivered_at", "closed_at") values (?, false, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, false, ?, ?, ?, ?, ?, ?, ?, null, null, null, null, null, null, null, null) returning "version"
insert into "need_step" ("id", "version", "at", "command", "actor", "role", "reason", "need_id", "from_state", "to_state") values (?, ?, ?, ?, ?, ?, null, ?, null, ?)
commit
