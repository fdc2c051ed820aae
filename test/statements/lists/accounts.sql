/* account.page */ select t.id, t.name from account t where true order by t.name asc, t.id asc limit $1
/* grant.ofAccount */ select k.i::integer as page_of, p.* from unnest($1::text[]) with ordinality k (lo, i) cross join lateral (select t.id, t.role from access_grant t where t.account_id = k.lo order by t.id asc limit $2) p
/* token.ofAccount */ select k.i::integer as page_of, p.* from unnest($1::text[]) with ordinality k (lo, i) cross join lateral (select t.id, t.label from token t where t.account_id = k.lo order by t.id asc limit $2) p
