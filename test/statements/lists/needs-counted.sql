/* listing.unitReach */ select opened, claimed, raised from scope_reach($1)
/* need.page.count */ select count(*)::integer as count from need t where (t.state = any($1))
/* need.page */ select t.id, t.created_at as "createdAt" from need t where (t.state = any($1)) order by t.created_at desc, t.id desc limit $2
