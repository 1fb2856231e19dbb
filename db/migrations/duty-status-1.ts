/**
 * The one place that decides the state of a duty, as the text of a query: the function `duty_status` and the view
 * `research.status` are both made of it. Frozen with migrations 0006 and 0007.
 *
 * Nobody is accused without evidence. `late` needs a publication date that does not contradict the day the report was
 * first seen. `missing` needs, of every source of the body, a visit that began after the due date, looked for that year
 * and ended well, a portal that is well now, and no link that promised the report and was not read. All else that is
 * past its date and not found is `unknown`. Days are calendar days in Beijing, which has no summer time.
 */
const beijing = (instant: string) => `((${instant}) at time zone interval '8 hours')::date`

/** The report that answers the duty: readable before unreadable, of the expected scope, earliest. */
export const FOUND = (asOf: string) => `
  select x.*, x.status in ('complete', 'partial') as readable,
         coalesce(x.published_on <= x.first_seen_on, false) as dated
    from (select r.id as report_id, v.id as version_id, v.status, v.reason, v.source_url, v.findings_error,
                 v.findings_warning, r.published_on, r.published_on_source, r.first_seen_at, r.scope,
                 ${beijing('r.first_seen_at')} as first_seen_on
            from report r join report_version v on v.report_id = r.id and v.current
           where r.agency_id = a.id and r.year = d.year) x
   where least(x.published_on, x.first_seen_on) <= ${asOf}
   order by x.status in ('complete', 'partial') desc, (x.scope = a.scope) desc nulls last,
            coalesce(x.published_on <= x.first_seen_on, false) desc, x.published_on, x.report_id
   limit 1`

/** Reports that count only after the day asked for, but for which no date says that they were not there before. */
export const UNDATED = `
  select bool_or(r.published_on is null or r.published_on > ${beijing('r.first_seen_at')}) as present
    from report r
   where r.agency_id = a.id and r.year = d.year`

export const LINKS = (asOf: string) => `
  select bool_or(l.state = 'held' and ${beijing('l.first_seen_at')} <= ${asOf}) as held,
         max(l.reason) filter (where l.state = 'held') as held_reason,
         max(l.url) filter (where l.state = 'held') as held_url,
         bool_or(true) as pending,
         max(l.reason) filter (where l.state <> 'held') as pending_reason
    from lead l
   where l.agency_id = a.id and l.year = d.year and l.state in ('held', 'failed', 'listed')`

/** Visits that looked for the year in the columns that serve the body. */
const VISITS = `
    from visit v
   where v.portal_id = s.portal_id and (s.column_url = '' or v.column_url in (s.column_url, ''))
     and (v.year_from is null or v.year_from <= d.year) and (v.year_to is null or v.year_to >= d.year)`

export const SOURCES = `
  select count(*) as sources,
         bool_and(coalesce(coalesce(rp.outcome = 'ok', true) and n.well and ${beijing('n.began')} > d.due_on, false)) as sound,
         max(coalesce(n.checked, rp.finished_at)) as last_checked_at,
         max(w.at) as last_success_at,
         case when bool_or(rp.outcome = 'blocked' or n.blocked) then 'blocked'
              when bool_or(rp.outcome = 'faulty' or not n.well) then 'faulty'
              when bool_or(n.well is null) then 'never' else 'ok' end as health,
         max(coalesce(case when rp.outcome <> 'ok' then coalesce(rp.reason, rp.outcome) end, n.reason)) as fault
    from agency_source s
    left join lateral (select rp.outcome, rp.reason, rp.finished_at from run_portal rp
                        where rp.portal_id = s.portal_id order by rp.run_id desc limit 1) rp on true
    left join lateral (
      select bool_and(v.outcome = 'ok') as well, bool_or(v.outcome = 'blocked') as blocked, min(v.started_at) as began,
             max(v.finished_at) as checked,
             max(coalesce(v.reason, v.outcome)) filter (where v.outcome <> 'ok') as reason
      ${VISITS}
         and v.run_id = (
           select max(v.run_id) ${VISITS}
              and (s.column_url <> ''
                   or exists (select 1 from run_portal o where o.run_id = v.run_id and o.portal_id = v.portal_id)
                   or exists (select 1 from run o where o.id = v.run_id and o.finished_at is not null)))
    ) n on true
    left join lateral (select max(v.finished_at) as at ${VISITS} and v.outcome = 'ok') w on true
   where s.agency_id = a.id`

export const STATE = (asOf: string, today: string) => `
  case
    when d.exempt_reason is not null then 'exempt'
    when f.readable and (d.due_on is null or least(f.published_on, f.first_seen_on) <= d.due_on) then 'on_time'
    when f.readable and f.dated then 'late'
    when f.readable then 'unknown'
    when f.report_id is not null or l.held or d.held_reason is not null then 'held'
    when d.due_on is null or ${asOf} <= d.due_on then 'not_due'
    when ${asOf} > ${today} or u.present or l.pending or e.sources = 0 or e.sound is not true then 'unknown'
    else 'missing'
  end`

const REASON = (asOf: string, today: string) => `
  case
    when d.exempt_reason is not null then d.exempt_reason
    when f.readable and d.due_on is null then 'published; no due date is known for this kind of body'
    when f.readable and f.dated then 'published on ' || f.published_on || ', due on ' || d.due_on
    when f.readable and f.first_seen_on <= d.due_on then 'seen on ' || f.first_seen_on || ', due on ' || d.due_on
    when f.readable and f.published_on is not null
      then 'published, but its date ' || f.published_on || ' is after the day it was first seen, ' || f.first_seen_on
    when f.readable then 'published, but no date says when'
    when f.report_id is not null then 'found, but ' || f.status || coalesce(': ' || f.reason, '')
    when l.held then 'found, but a person must decide' || coalesce(': ' || l.held_reason, '')
    when d.held_reason is not null then d.held_reason
    when d.due_on is null then 'no due date is known for this kind of body'
    when ${asOf} <= d.due_on then 'due on ' || d.due_on
    when ${asOf} > ${today} then 'the day asked for is not over yet'
    when u.present then 'published, but no date says when'
    when l.pending then 'listed, but not read' || coalesce(': ' || l.pending_reason, '')
    when e.sources = 0 then 'no source of this body is known'
    when e.health in ('faulty', 'blocked') then 'its source is ' || e.health || coalesce(': ' || e.fault, '')
    when e.health = 'never' then 'its source was never crawled for this year'
    when e.sound is not true then 'its source was not crawled since the due date'
    else 'not found where it publishes, crawled without fault since the due date'
  end`

/** One row a duty inside the body's life. `asOf` and `today` are SQL expressions of type date. */
export function dutyStatusQuery(asOf: string, today: string): string {
  return `
select a.id as agency_id, a.key as agency_key, a.name as agency, a.region_code, g.name as region, a.kind,
       d.year::integer as year, d.due_on, d.due_basis, d.local_due, s.state::text as state,
       case when s.state = 'late' then f.published_on - d.due_on end as days_late,
       f.published_on, f.published_on_source, f.first_seen_at, f.report_id, f.status as read_status,
       coalesce(f.source_url, case when s.state = 'held' then l.held_url end) as source_url,
       e.last_checked_at, e.last_success_at, e.health::text as health, (${REASON(asOf, today)})::text as reason,
       coalesce(f.findings_error, 0)::integer as findings_error,
       coalesce(f.findings_warning, 0)::integer as findings_warning
  from duty d
  join agency a on a.id = d.agency_id
  join region g on g.code = a.region_code
  left join lateral (${FOUND(asOf)}) f on true
  left join lateral (${UNDATED}) u on true
  left join lateral (${LINKS(asOf)}) l on true
  left join lateral (${SOURCES}) e on true
  cross join lateral (select (${STATE(asOf, today)}) as state) s
 where (a.valid_from is null or a.valid_from <= make_date(d.year, 12, 31))
   and (a.valid_to is null or a.valid_to >= coalesce(d.due_on, make_date(d.year + 1, 3, 31)))`
}
