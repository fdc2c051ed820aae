/* claim.stats */
select g.k1 as "unitId", g.n1 as "count", g.n2 as "committed", g.n3 as "delivered"
  from (select t.unit_id as k1, count(*)::integer as n1, coalesce(sum(t.quantity - t.refused_quantity) filter (where t.state in ('ACCEPTED', 'DELIVERING', 'DELIVERED', 'CONFIRMED')), 0)::float8 as n2, coalesce(sum(t.quantity - t.refused_quantity) filter (where t.state in ('DELIVERED', 'CONFIRMED')), 0)::float8 as n3
  from claim t
  where t.district_path = $1 and (t.state = any($2))
  group by 1) g
  where true
  order by g.n2 desc nulls last, 1
  limit 10

/* unit.byId */
select t.id, t.name
  from partner_unit t
  where t.id = any($1)

