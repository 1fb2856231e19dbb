/** The codebook of a release: one row an indicator of a form, read from the same tables as everything else. */
import { cellDefsOf, FORMATS } from '../../parsers/formats/index.ts'
import type { ExportColumn, ExportRow, ExportTable } from './table.ts'

const COLUMNS: readonly ExportColumn[] = [
  {
    name: 'era',
    type: 'string',
    description: 'Form the indicator belongs to; the same id in two eras may be compared',
  },
  { name: 'table', type: 'string', description: 'Table of the form: t2, t3, t4' },
  { name: 'id', type: 'string', description: 'Indicator id; in t3 {row}__{column}' },
  { name: 'row', type: 'string', description: 'Row of the table' },
  { name: 'column', type: 'string', description: 'Column of the table' },
  { name: 'label_zh', type: 'string', description: 'Printed label, row／column' },
  { name: 'label_en', type: 'string', description: 'English label' },
  { name: 'unit', type: 'string', description: 'Unit of the value' },
  { name: 'value_type', type: 'string', description: 'integer or decimal' },
  { name: 'basis', type: 'string', description: 'Notice that fixed the form' },
]

function rows(): ExportRow[] {
  return FORMATS.flatMap((format) =>
    cellDefsOf(format).map((cell) => ({
      era: format.id,
      table: cell.table,
      id: cell.id,
      row: cell.row,
      column: cell.column,
      label_zh: cell.label_zh,
      label_en: cell.label_en,
      unit: cell.unit,
      value_type: cell.value_type,
      basis: format.basis,
    })),
  )
}

/** The table `codebook` for a release whose source has none of its own. */
export function codebookTable(): ExportTable {
  return { name: 'codebook', description: 'Every indicator of every form', columns: COLUMNS, rows: rows() }
}
