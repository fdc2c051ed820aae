/* listing.unitReach */ select opened, claimed, raised from scope_reach($1)
/* claim.page */ select t.id, t.created_at as "createdAt", t.number, t.need_id as "needId", t.unit_id as "unitId", t.resource_id as "resourceId" from claim t where ((t.path >= $1 and t.path < $2) or t.unit_id = any($3) or t.need_id = any($4)) order by t.created_at desc, t.id desc limit $5
/* need.byId */ select t.id, t.title from need t where t.id = any($1)
/* unit.byId */ select t.id, t.name from partner_unit t where t.id = any($1)
