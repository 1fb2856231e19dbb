/** What of a release is compared with an earlier one: which rows are the same row, and which fields matter. */
export interface ComparedTable {
  readonly name: string
  /** What makes a row the same row in both releases, after the body. */
  readonly key: readonly string[]
  /** Fields whose difference is a change. Numbers of rows and clocks of our own are none. */
  readonly fields: readonly string[]
}

export const COMPARED: readonly ComparedTable[] = [
  {
    name: 'reports',
    key: ['year', 'scope'],
    fields: ['status', 'era', 'title', 'published_on', 'source_url', 'document_sha256', 'withdrawn_on'],
  },
  {
    name: 'cells',
    key: ['year', 'scope', 'table_id', 'indicator'],
    fields: ['kind', 'value', 'raw', 'note', 'unit', 'unit_printed'],
  },
  { name: 'status', key: ['year'], fields: ['state', 'days_late', 'due_on', 'published_on'] },
]
