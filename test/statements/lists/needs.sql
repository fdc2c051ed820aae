/* listing.opened */ select array(select distinct opened_path(part) from unnest(scope_opened()) o (part)) as paths, scope_parts() is not null as "hasParts"
/* need.ownAreMany */ select k.units, (select count(*) from ( select from unit_need u where u.unit_id = any(string_to_array(k.units, ',')) limit 3001) t ) > 3000 as many from unnest($1::text[]) k (units)
/* need.page */ select t.id, t.created_at as "createdAt", t.number, t.title, t.place_id as "placeId", t.path, t.unit_id as "unitId", t.state from need t where true order by t.created_at desc, t.id desc limit $1
/* place.byId */ select t.id, t.kind, t.name, t.path from place t where t.id = any($1)
