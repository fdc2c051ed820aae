/* agreement.ofUnit */ select k.i::integer as page_of, p.* from unnest($1::text[]) with ordinality k (lo, i) cross join lateral (select t.id, t.state, t.valid_from as "validFrom" from agreement t where t.unit_id = k.lo order by t.valid_from asc, t.id asc limit $2) p
/* unit.page */ select t.id, t.name from partner_unit t where true order by t.name asc, t.id asc limit $1
