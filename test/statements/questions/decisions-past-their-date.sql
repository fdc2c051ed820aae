/* decision.page.count */
select count(*)::integer as count
  from decision t
  where t.path >= $1 and t.path < $2 and ((t.state = 'OPEN' and t.due_on < $3::date))

/* decision.page */
select t.id, t.number, t.meeting_id as "meetingId", t.text, t.body_id as "bodyId", t.unit_id as "unitId", t.person_id as "personId", t.due_on as "dueOn"
  from decision t
  where t.path >= $1 and t.path < $2 and ((t.state = 'OPEN' and t.due_on < $3::date))
  order by t.due_on asc, t.id asc
  limit $4

/* meeting.byId */
select t.id, t.number, t.committee_id as "committeeId"
  from meeting t
  where t.id = any($1)

/* party.byId */
select t.id, t.name
  from party_organisation t
  where t.id = any($1)

/* party.byId */
select t.id, t.name
  from party_organisation t
  where t.id = any($1)

/* unit.byId */
select t.id, t.name
  from partner_unit t
  where t.id = any($1)

