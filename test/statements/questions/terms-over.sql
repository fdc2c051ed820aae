/* party.page.count */
select count(*)::integer as count
  from party_organisation t
  where t.id in (select l.body_id
  from (select distinct on (r.body_id) r.body_id, r.valid_until
  from term r
  where r.valid_from <= $1::date
  order by r.body_id, r.valid_from desc, r.id desc) l
  where l.valid_until < $2::date)

/* party.page */
select t.id, t.name
  from party_organisation t
  where t.id in (select l.body_id
  from (select distinct on (r.body_id) r.body_id, r.valid_until
  from term r
  where r.valid_from <= $1::date
  order by r.body_id, r.valid_from desc, r.id desc) l
  where l.valid_until < $2::date)
  order by t.id asc
  limit $3

/* term.on */
select distinct on (t.body_id) t.id, t.body_id as "bodyId", t.number, t.valid_until as "validUntil", t.planned_election as "plannedElection"
  from term t
  where t.body_id = any($1) and t.valid_from <= $2
  order by t.body_id, t.valid_from desc, t.id desc

