/** The codebook that the research views join: every indicator of every era, and every measure with its formula. */
import { type Kysely, sql } from 'kysely'
import { FROZEN_INDICATORS_1 } from './frozen-columns-1.ts'
import { MEASURES_1 } from './measures-1.ts'

const DDL = `
create table codebook (
  era text not null,
  table_id text not null,
  id text not null,
  position integer not null,
  label_zh text not null,
  label_en text not null,
  unit text not null,
  value_type text not null,
  form_row text,
  form_column text,
  formula text,
  primary key (table_id, id, era)
);
comment on table codebook is 'Every indicator and measure.';
comment on column codebook.era is 'Form the indicator belongs to; any for measures.';
comment on column codebook.table_id is 't2, t3, t4, stat; measure for measures.';
comment on column codebook.id is 'Id; equal in two eras only where the figures may be compared.';
comment on column codebook.position is 'Order of listing.';
comment on column codebook.label_zh is 'Official label.';
comment on column codebook.label_en is 'English label.';
comment on column codebook.unit is 'Unit of the value.';
comment on column codebook.value_type is 'integer, decimal or ratio.';
comment on column codebook.form_row is 'Row of the form.';
comment on column codebook.form_column is 'Column of the form.';
comment on column codebook.formula is 'Of a measure, in indicator ids.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL).execute(db)
  const indicators = FROZEN_INDICATORS_1.map(({ table, row, column, ...rest }) => ({
    ...rest,
    table_id: table,
    form_row: row,
    form_column: column,
    formula: null,
  }))
  const measures = MEASURES_1.map(({ id, label_zh, label_en, numerator, denominator }) => ({
    era: 'any',
    table_id: 'measure',
    id,
    label_zh,
    label_en,
    unit: 'ratio',
    value_type: 'ratio',
    form_row: null,
    form_column: null,
    formula: `(${numerator.join(' + ')}) / (${denominator.join(' + ')})`,
  }))
  const rows = JSON.stringify([...indicators, ...measures].map((row, position) => ({ ...row, position })))
  await sql`insert into codebook select * from jsonb_populate_recordset(null::codebook, ${rows}::jsonb)`.execute(
    db,
  )
}
