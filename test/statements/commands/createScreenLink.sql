-- read
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
/* screen_link.byId */ select t.id from screen_link t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for share
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
insert into "account" ("id", "is_demo", "created_at", "updated_at", "name", "subject", "person_id") values (?, false, ?, ?, ?, null, null) returning "version"
insert into "access_grant" ("id", "is_demo", "created_at", "updated_at", "account_id", "role", "place_id", "path", "unit_id", "valid_from", "valid_until") values (?, false, ?, ?, ?, ?, ?, ?, null, ?, ?) returning "version"
insert into "token" ("id", "is_demo", "created_at", "updated_at", "account_id", "label", "hash", "is_for_page", "made_by", "expires_at", "last_used_at", "revoked_at") values (?, false, ?, ?, ?, ?, ?, false, ?, ?, null, null) returning "version"
insert into "screen_link" ("id", "is_demo", "created_at", "updated_at", "label", "place_id", "path", "account_id", "grant_id", "token_id", "page", "hash", "exchanged_at") values (?, false, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, null) returning "version"
commit
