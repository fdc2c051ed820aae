/* place.placeByCode */ select v.code as asked, t.id, t.kind, t.name, t.path from place_code v join place t on t.id = v.place_id where v.code = $1
/* need.page.count */ select count(*)::integer as count from need t where t.street_path = $1 and (t.state = any($2))
/* need.page */ select t.id, t.created_at as "createdAt", t.number, t.title, t.place_id as "placeId", t.path, t.quantity, t.unit_of_measure as "unitOfMeasure", t.committed, t.deadline, t.state from need t where t.street_path = $1 and (t.state = any($2)) order by t.created_at desc, t.id desc limit $3
/* place.byId */ select t.id, t.kind, t.name, t.path from place t where t.id = any($1)
/* claim.ofNeed */ select k.i::integer as page_of, p.* from unnest($1::text[]) with ordinality k (lo, i) cross join lateral (select t.id, t.created_at as "createdAt", t.need_id as "needId", t.unit_id as "unitId", t.quantity, t.state from claim t where t.need_id = k.lo order by t.created_at asc, t.id asc limit $2) p
/* place.placeByPath */ select t.id, t.kind, t.name, t.path from place t where t.path = any($1)
/* unit.byId */ select t.id, t.name, t.sector from partner_unit t where t.id = any($1)
