/* need.stats */
select p1.id as "streetId", g.n1 as "listedToClosed.count", g.n2 as "listedToClosed.average"
  from (select case when split_part(t.street_path, '.', 4) <> '' then t.street_path end as k1, count((extract(epoch
  from t.closed_at - t.listed_at) / 86400))::integer as n1, avg((extract(epoch
  from t.closed_at - t.listed_at) / 86400))::float8 as n2
  from need t
  where t.district_path = $1 and (t.state = $2::text)
  group by 1) g left
  join place p1 on p1.path = g.k1 and p1.kind in ('STREET', 'TOWN')
  where true
  order by g.n2 asc nulls last, 1
  limit 1001

/* place.byId */
select t.id, t.kind, t.name, t.path
  from place t
  where t.id = any($1)

