/* access.audit */ select t.id, t.at, t.what, t.path from audit t where true order by t.id desc limit $1
