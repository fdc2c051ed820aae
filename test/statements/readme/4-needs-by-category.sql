/* place.placeByCode */ select v.code as asked, t.id, t.kind, t.path from place_code v join place t on t.id = v.place_id where v.code = $1
/* listing.tallied */ select path, key, month, count, rated, rating from tallied($1, $2)
