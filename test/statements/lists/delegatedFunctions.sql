/* delegated_function.page */ select t.id, t.created_at as "createdAt", t.bureau, t.name, t.place_id as "placeId" from delegated_function t where true order by t.created_at desc, t.id desc limit $1
/* place.byId */ select t.id, t.kind, t.name, t.path from place t where t.id = any($1)
