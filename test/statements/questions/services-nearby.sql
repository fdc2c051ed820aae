/* place.byId */
select t.id, t.kind, t.name, t.path
  from place t
  where t.id = any($1)

/* place.placeByCode */
select v.code as asked, t.id, t.kind, t.name, t.path
  from place_code v
  join place t on t.id = v.place_id
  where v.code = $1

/* service_item.page.count */
select count(*)::integer as count
  from service_item t
  where t.path >= $1 and t.path < $2 and (t.field = $3::text and ((t.ended_on is null or t.ended_on > $4::date)))

/* service_item.page */
select t.id, t.created_at as "createdAt", t.name, t.place_id as "placeId", t.counter, t.hours, t.materials
  from service_item t
  where t.path >= $1 and t.path < $2 and (t.field = $3::text and ((t.ended_on is null or t.ended_on > $4::date)))
  order by t.created_at desc, t.id desc
  limit $5

