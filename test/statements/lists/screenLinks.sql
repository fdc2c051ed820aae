/* screen_link.page */ select t.id, t.label, t.place_id as "placeId", t.token_id as "tokenId", t.page, t.exchanged_at as "exchangedAt" from screen_link t where true order by t.id desc limit $1
/* screen_link.page.count */ select count(*)::integer as count from screen_link t where true
