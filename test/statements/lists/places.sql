/* place.places */ select t.id, t.code, t.kind, t.name, t.path from place t where t.kind = $1 order by t.code asc limit $2
