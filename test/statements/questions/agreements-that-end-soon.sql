/* agreement.page.count */
select count(*)::integer as count
  from agreement t
  where t.path >= $1 and t.path < $2 and ((t.state = 'ACTIVE' and t.valid_until >= $3::date and t.valid_until <= $3::date + $4::integer))

/* agreement.page */
select t.id, t.created_at as "createdAt", t.number, t.unit_id as "unitId", t.place_id as "placeId", t.opened_lists as "openedLists"
  from agreement t
  where t.path >= $1 and t.path < $2 and ((t.state = 'ACTIVE' and t.valid_until >= $3::date and t.valid_until <= $3::date + $4::integer))
  order by t.created_at desc, t.id desc
  limit $5

/* place.byId */
select t.id, t.kind, t.name, t.path
  from place t
  where t.id = any($1)

/* unit.byId */
select t.id, t.name
  from partner_unit t
  where t.id = any($1)

