/** What became of a report over time: differences of its versions, every date that was seen for it, what happened to it. */
import { type Kysely, sql } from 'kysely'
import type { ReportAnswer } from '../../src/domain/answer.ts'
import type { ReportDiff } from '../../src/domain/difference.ts'
import { dateConfidence } from '../../src/domain/publication-date.ts'
import type { Schema } from '../schema.ts'

export type ReportChanges = Pick<ReportAnswer, 'published_on_confidence' | 'date_candidates' | 'events'> & {
  /** By version; none for a first version, or one older than the keeping of differences. */
  readonly differences: Readonly<Record<number, ReportDiff>>
}

type Shown = Pick<ReportAnswer, 'id' | 'published_on' | 'published_on_source' | 'first_seen_at'>

export async function changesOf(db: Kysely<Schema>, report: Shown): Promise<ReportChanges> {
  const { rows } = await sql<Omit<ReportChanges, 'published_on_confidence'>>`
    select coalesce((select jsonb_agg(jsonb_build_object('source', d.source, 'date', d.date, 'url', d.url,
                              'first_seen_at', d.first_seen_at, 'last_seen_at', d.last_seen_at) order by d.date, d.id)
                       from publication_date d where d.report_id = ${report.id}), '[]') as date_candidates,
           coalesce((select jsonb_agg(jsonb_build_object('at', e.at, 'kind', e.kind, 'detail', e.detail) order by e.id)
                       from event e where e.report_id = ${report.id}), '[]') as events,
           coalesce((select jsonb_object_agg(v.id, jsonb_build_object('cells', x.cells, 'sentences', x.sentences))
                       from version_difference x join report_version v on v.id = x.version_id
                      where v.report_id = ${report.id}), '{}') as differences
  `.execute(db)
  const { date_candidates = [], events = [], differences = {} } = rows[0] ?? {}
  const { published_on, published_on_source, first_seen_at } = report
  const chosen = { on: published_on, source: published_on_source }
  return {
    date_candidates,
    events,
    differences,
    published_on_confidence: dateConfidence(chosen, date_candidates, first_seen_at),
  }
}
