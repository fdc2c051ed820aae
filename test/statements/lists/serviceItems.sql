/* place.byId */ select t.id, t.kind, t.name, t.path from place t where t.id = any($1)
/* service_item.page */ select t.id, t.created_at as "createdAt", t.field, t.name, t.place_id as "placeId", t.hours from service_item t where (t.scheme = $1::text and ((t.ended_on is null or t.ended_on > $2::date))) order by t.created_at desc, t.id desc limit $3
