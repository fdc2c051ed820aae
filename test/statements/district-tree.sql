/* place.placeByCode */
select v.code as asked, t.id, t.kind, t.name, t.path
  from place_code v
  join place t on t.id = v.place_id
  where v.code = $1

/* place.streets */
select t.id, t.kind, t.name, t.parent_id as "parentId", t.path
  from place t
  where t.parent_id = $1 and t.kind in ('STREET', 'TOWN')
  order by t.code
  limit 1001

/* organisation.partyOrganisationsOfPlace */
select p.*
  from unnest($1::text[]) k (key)
  cross join lateral (select t.id, t.name, t.place_id as "placeId", t.kind
  from party_organisation t
  where t.place_id = k.key
  order by t.code
  limit 1001) p

/* place.communities */
select p.*
  from unnest($1::text[]) k (key)
  cross join lateral (select t.id, t.kind, t.name, t.parent_id as "parentId", t.path
  from place t
  where t.parent_id = k.key and t.kind in ('COMMUNITY', 'VILLAGE')
  order by t.code
  limit 1001) p

/* place.grids */
select p.*
  from unnest($1::text[]) k (key)
  cross join lateral (select t.id, t.kind, t.name, t.parent_id as "parentId", t.path
  from place t
  where t.parent_id = k.key and t.kind in ('GRID')
  order by t.code
  limit 1001) p

/* organisation.partyOrganisationsOfPlace */
select p.*
  from unnest($1::text[]) k (key)
  cross join lateral (select t.id, t.name, t.place_id as "placeId", t.kind
  from party_organisation t
  where t.place_id = k.key
  order by t.code
  limit 1001) p

/* place.buildings */
select p.*
  from unnest($1::text[]) k (key)
  cross join lateral (select t.id, t.kind, t.name, t.parent_id as "parentId", t.path
  from place t
  where t.parent_id = k.key and t.kind in ('BUILDING')
  order by t.code
  limit 1001) p
