/* party.page.count */
select count(*)::integer as count
  from party_organisation t
  where t.kind = any($1) and t.kind = any($2) and not exists (select
  from appointment a
  where a.body_id = t.id and a.post = $3 and (a.valid_from <= $4::date and (a.valid_until is null or a.valid_until >= $4::date)))

/* party.page.count */
select count(*)::integer as count
  from party_organisation t
  where t.kind = any($1) and t.kind = any($2) and not exists (select
  from appointment a
  where a.body_id = t.id and a.post = $3 and (a.valid_from <= $4::date and (a.valid_until is null or a.valid_until >= $4::date)))

/* party.page */
select t.id, t.name
  from party_organisation t
  where t.kind = any($1) and t.kind = any($2) and not exists (select
  from appointment a
  where a.body_id = t.id and a.post = $3 and (a.valid_from <= $4::date and (a.valid_until is null or a.valid_until >= $4::date)))
  order by t.id asc
  limit $5

/* party.page */
select t.id, t.name
  from party_organisation t
  where t.kind = any($1) and t.kind = any($2) and not exists (select
  from appointment a
  where a.body_id = t.id and a.post = $3 and (a.valid_from <= $4::date and (a.valid_until is null or a.valid_until >= $4::date)))
  order by t.id asc
  limit $5

/* term.on */
select distinct on (t.body_id) t.id, t.body_id as "bodyId", t.number, t.valid_until as "validUntil"
  from term t
  where t.body_id = any($1) and t.valid_from <= $2
  order by t.body_id, t.valid_from desc, t.id desc

