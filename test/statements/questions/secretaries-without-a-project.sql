/* appointment.ofPerson */
select k.i::integer as page_of, p.*
  from unnest($1::text[]) with ordinality k (lo, i)
  cross join lateral (select t.id, t.body_id as "bodyId", t.valid_from as "validFrom"
  from appointment t
  where t.person_id = k.lo and t.post = $2
  order by t.valid_from desc, t.id desc
  limit $3) p

/* party.byId */
select t.id, t.name
  from party_organisation t
  where t.id = any($1)

/* person.page.count */
select count(*)::integer as count
  from person t
  where t.merged_into_id is null and t.id in (select t.person_id
  from appointment t
  where (t.valid_from <= $1::date and (t.valid_until is null or t.valid_until >= $1::date)) and t.post = $2) and ((t.path >= $3 and t.path < $4)) and not leads_since(t.id, $5::date::timestamp at time zone 'Asia/Shanghai')

/* person.page */
select t.id, t.created_at as "createdAt", t.name, t.place_id as "placeId", t.path, t.unit_id as "unitId"
  from person t
  where t.merged_into_id is null and t.id in (select t.person_id
  from appointment t
  where (t.valid_from <= $1::date and (t.valid_until is null or t.valid_until >= $1::date)) and t.post = $2) and ((t.path >= $3 and t.path < $4)) and not leads_since(t.id, $5::date::timestamp at time zone 'Asia/Shanghai')
  order by t.created_at desc, t.id desc
  limit $6

/* place.byId */
select t.id, t.kind, t.name, t.path
  from place t
  where t.id = any($1)

