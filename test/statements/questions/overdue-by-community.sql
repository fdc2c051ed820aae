/* need.stats */
select p1.id as "communityId", g.n1 as "open", g.n2 as "overdue"
  from (select case when split_part(t.community_path, '.', 5) <> '' then t.community_path end as k1, count(*) filter (where t.state in ('REPORTED', 'RETURNED', 'LISTED', 'SHELVED', 'CLAIMED', 'IN_PROGRESS', 'DELIVERED'))::integer as n1, count(*) filter (where (t.deadline < $2 and t.state in ('REPORTED', 'RETURNED', 'LISTED', 'SHELVED', 'CLAIMED', 'IN_PROGRESS', 'DELIVERED')))::integer as n2
  from need t
  where t.district_path = $1
  group by 1) g left
  join place p1 on p1.path = g.k1 and p1.kind in ('COMMUNITY', 'VILLAGE')
  where g.n2 > $3::float8
  order by g.n2 desc nulls last, 1
  limit 1001

/* place.byId */
select t.id, t.kind, t.name, t.path
  from place t
  where t.id = any($1)

