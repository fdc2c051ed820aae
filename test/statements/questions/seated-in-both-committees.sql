/* appointment.ofPerson */
select k.i::integer as page_of, p.*
  from unnest($1::text[]) with ordinality k (lo, i)
  cross join lateral (select t.id, t.post, t.body_id as "bodyId", t.valid_from as "validFrom"
  from appointment t
  where t.person_id = k.lo
  order by t.valid_from desc, t.id desc
  limit $2) p

/* civic.byId */
select t.id, t.name
  from civic_body t
  where t.id = any($1)

/* party.byId */
select t.id, t.name
  from party_organisation t
  where t.id = any($1)

/* person.page.count */
select count(*)::integer as count
  from person t
  where t.merged_into_id is null and t.id in (select a.person_id
  from appointment a
  where a.party_organisation_id in (select b.id
  from party_organisation b
  where b.kind = any($1)) and (a.valid_from <= $2::date and (a.valid_until is null or a.valid_until >= $2::date))) and t.id in (select a.person_id
  from appointment a
  where a.civic_body_id in (select b.id
  from civic_body b
  where b.kind = any($3)) and (a.valid_from <= $4::date and (a.valid_until is null or a.valid_until >= $4::date)))

/* person.page */
select t.id, t.created_at as "createdAt", t.name, t.place_id as "placeId", t.path, t.unit_id as "unitId"
  from person t
  where t.merged_into_id is null and t.id in (select a.person_id
  from appointment a
  where a.party_organisation_id in (select b.id
  from party_organisation b
  where b.kind = any($1)) and (a.valid_from <= $2::date and (a.valid_until is null or a.valid_until >= $2::date))) and t.id in (select a.person_id
  from appointment a
  where a.civic_body_id in (select b.id
  from civic_body b
  where b.kind = any($3)) and (a.valid_from <= $4::date and (a.valid_until is null or a.valid_until >= $4::date)))
  order by t.created_at desc, t.id desc
  limit $5

/* place.byId */
select t.id, t.kind, t.name, t.path
  from place t
  where t.id = any($1)

