/* need.stats */
select g.k1 as "bucket", g.n1 as "count"
  from (select date_trunc($5::text, t.created_at, 'Asia/Shanghai') as k1, count(*)::integer as n1
  from need t
  where t.district_path = $1 and (t.category = $2::text) and t.created_at >= $3 and t.created_at < $4 and t.created_at is not null
  group by 1) g
  where true
  order by 1
  limit 1001

