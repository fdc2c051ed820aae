/* listing.unitReach */ select opened, claimed, raised from scope_reach($1)
/* need.page */ select t.id, t.created_at as "createdAt", t.number, t.title, t.place_id as "placeId", t.path, t.unit_id as "unitId", t.state from need t where true order by t.created_at desc, t.id desc limit $1
/* place.byId */ select t.id, t.kind, t.name, t.path from place t where t.id = any($1)
