/* need.ownAreMany */ select k.units, (select count(*) from ( select from unit_need u where u.unit_id = any(string_to_array(k.units, ',')) limit 3001) t ) > 3000 as many from unnest($1::text[]) k (units)
/* listing.opened */ select array(select distinct opened_path(part) from unnest(scope_opened()) o (part)) as paths, scope_parts() is not null as "hasParts"
/* listing.unitReach */ select opened, claimed, raised from scope_reach($1)
/* need.candidates */ select w.words, need_candidates(word_pieces(w.words), $2, $3, $4, $5, $6) as ids from search_words($1) w (words)
/* need.page.count */ select count(*)::integer as count from need t where t.id = any($1) and strpos(t.words, $2) > 0
/* need.page */ select t.id, t.created_at as "createdAt", t.number, t.title, t.description, t.path, t.state from need t where t.id = any($1) and strpos(t.words, $2) > 0 order by t.created_at desc, t.id desc limit $3
/* need.steps.count */ select count(*)::integer as count from need_step t where t.need_id = $1
/* need.steps */ select t.id, t.version, t.at, t.command, t.actor, t.need_id as "objectId", t.from_state as "from", t.to_state as "to" from need_step t where t.need_id = $1 order by t.version desc limit $2
