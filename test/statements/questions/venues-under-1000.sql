/* place.byId */
select t.id, t.kind, t.name, t.parent_id as "parentId", t.path
  from place t
  where t.id = any($1)

/* place.byId */
select t.id, t.kind, t.name, t.parent_id as "parentId", t.path
  from place t
  where t.id = any($1)

/* venue.page.count */
select count(*)::integer as count
  from venue t
  where (t.area < $1::integer and (t.opened_on <= $2::date and (t.closed_on is null or t.closed_on > $2::date)))

/* venue.page */
select t.id, t.place_id as "placeId", t.area, t.upgrade, t.upgraded_on as "upgradedOn", t.area_before as "areaBefore"
  from venue t
  where (t.area < $1::integer and (t.opened_on <= $2::date and (t.closed_on is null or t.closed_on > $2::date)))
  order by t.area asc, t.id asc
  limit $3

