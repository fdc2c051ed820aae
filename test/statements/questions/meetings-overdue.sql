/* meeting.ofCommittee */
select k.i::integer as page_of, p.*
  from unnest($1::text[]) with ordinality k (lo, i)
  cross join lateral (select t.id, t.number, t.state, t.scheduled_at as "scheduledAt"
  from meeting t
  where t.committee_id = k.lo
  order by t.scheduled_at desc, t.id desc
  limit $2) p

/* party.page.count */
select count(*)::integer as count
  from party_organisation t
  where ((t.path >= $1 and t.path < $2)) and t.meeting_every_days is not null and (coalesce((select max(m.held_at)
  from meeting m
  where m.committee_id = t.id), t.created_at) < $3::timestamptz - t.meeting_every_days * interval '1 day')

/* party.page */
select t.id, t.name, t.meeting_every_days as "meetingEveryDays"
  from party_organisation t
  where ((t.path >= $1 and t.path < $2)) and t.meeting_every_days is not null and (coalesce((select max(m.held_at)
  from meeting m
  where m.committee_id = t.id), t.created_at) < $3::timestamptz - t.meeting_every_days * interval '1 day')
  order by t.id asc
  limit $4

