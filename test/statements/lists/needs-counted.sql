/* listing.opened */ select array(select distinct opened_path(part) from unnest(scope_opened()) o (part)) as paths, scope_parts() is not null as "hasParts"
/* need.ownAreMany */ select k.units, (select count(*) from ( select from unit_need u where u.unit_id = any(string_to_array(k.units, ',')) limit 3001) t ) > 3000 as many from unnest($1::text[]) k (units)
/* need.page */ select t.id, t.created_at as "createdAt" from need t where (t.state = $1::text) order by t.created_at desc, t.id desc limit $2
/* need.page.count */ select count(*)::integer as count from need t where (t.state = $1::text)
