/* place.byId */ select t.id, t.kind, t.name, t.path from place t where t.id = any($1)
/* venue.page */ select t.id, t.name, t.place_id as "placeId", t.area, t.upgrade from venue t where (t.area > $1::integer and (t.opened_on <= $2::date and (t.closed_on is null or t.closed_on > $2::date))) order by t.area desc, t.id desc limit $3
