/* agendaItem.ofMeeting */
select t.id, t.unit_id as "unitId", t.title
  from agenda_item t
  where t.meeting_id = $1
  order by t.id asc
  limit $2

/* agenda_item.byId */
select t.id, t.unit_id as "unitId", t.title
  from agenda_item t
  where t.id = $1

/* claim.ofNeed */
select k.i::integer as page_of, p.*
  from unnest($1::text[]) with ordinality k (lo, i)
  cross join lateral (select t.id, t.created_at as "createdAt", t.need_id as "needId", t.unit_id as "unitId", t.state
  from claim t
  where t.need_id = k.lo
  order by t.created_at asc, t.id asc
  limit $2) p

/* decision.byId */
select t.id, t.meeting_id as "meetingId", t.text, t.state
  from decision t
  where t.id = $1

/* decision.ofMeeting */
select t.id, t.meeting_id as "meetingId", t.text, t.state
  from decision t
  where t.meeting_id = $1
  order by t.id asc
  limit $2

/* matter.ofDecision */
select t.id, t.agenda_item_id as "agendaItemId", t.decision_id as "decisionId", t.project_id as "projectId"
  from matter t
  where t.decision_id = $1
  order by t.id asc
  limit $2

/* matter.ofNeed */
select t.id, t.agenda_item_id as "agendaItemId", t.decision_id as "decisionId", t.project_id as "projectId"
  from matter t
  where t.need_id = $1
  order by t.id asc
  limit $2

/* meeting.byId */
select t.id, t.state
  from meeting t
  where t.id = $1

/* need.byId */
select t.id, t.state, t.rating
  from need t
  where t.id = $1

/* need.ofProject */
select t.id, t.created_at as "createdAt", t.state, t.rating
  from need t
  where t.id in (select j.need_id
  from project_need j
  where j.project_id = $1)
  order by t.created_at asc, t.id asc
  limit $2

/* project.byId */
select t.id, t.kind, t.decision_id as "decisionId", t.progress, t.state
  from project t
  where t.id = $1

/* project.ofNeed */
select t.id, t.created_at as "createdAt", t.kind, t.decision_id as "decisionId", t.progress, t.state
  from project t
  where t.id in (select j.project_id
  from project_need j
  where j.need_id = $1)
  order by t.created_at desc, t.id desc
  limit $2

/* unit.byId */
select t.id
  from partner_unit t
  where t.id = $1

