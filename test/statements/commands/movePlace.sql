-- read
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = any($1)
/* place.byId */ select t.id, t.kind, t.path from place t where t.id = $1
-- written
begin
/* database.act */ select set_config(?, $1, true), set_config(?, $2, true), set_config(?, $3, true), pg_current_xact_id()::text as xid
select pg_advisory_xact_lock(7414005)
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for update
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1 for update
select "p0".* from "place" as "p0" where "p0"."id" = ? limit 1
select set_config(?, ?, true)
/* place.movePaths */ update access_grant set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update screen_link set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update place set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update party_organisation set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update civic_body set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update term set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update building_post set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update partner_unit set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update agreement set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update person set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update appointment set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update project set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update need set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update claim set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update resource set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update seat set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update meeting set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update attendance set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update agenda_item set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update decision set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update matter set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update venue set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update service_item set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update delegated_function set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
/* place.movePaths */ update figure_report set path = ? || substr(path, ?) where path >= ? and path < ? and id <> ?
select set_config(?, ?, true)
/* access.auditCommand */ insert into audit (id, kind, what, account_id, role, object_id, path, code, count) values (?, ?, ?, ?, ?, ?, ?, null, ?)
update "place" set "updated_at" = ?, "parent_id" = ?, "path" = ?, "version" = "version" + 1 where "id" = ? and "version" = ? returning "version"
commit
