/* need.stats */
select p1.id as "childId", g.n1 as "count", g.n2 as "open", g.n3 as "overdue"
  from (select case when t.path ^@ $5 then case when split_part(t.street_path, '.', 4) <> '' then t.street_path end end as k1, count(*)::integer as n1, count(*) filter (where t.state in ('REPORTED', 'RETURNED', 'LISTED', 'SHELVED', 'CLAIMED', 'IN_PROGRESS', 'DELIVERED'))::integer as n2, count(*) filter (where (t.deadline < $6 and t.state in ('REPORTED', 'RETURNED', 'LISTED', 'SHELVED', 'CLAIMED', 'IN_PROGRESS', 'DELIVERED')))::integer as n3
  from need t
  where t.district_path = $1 and t.path <> $2 and t.created_at >= $3 and t.created_at < $4 and t.created_at is not null
  group by 1) g left
  join place p1 on p1.path = g.k1
  where true
  order by g.n1 desc nulls last, 1
  limit 1001

/* place.byId */
select t.id, t.kind, t.name, t.path
  from place t
  where t.id = any($1)

