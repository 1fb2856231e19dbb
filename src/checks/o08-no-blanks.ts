/** O08: how much of tables three and four is blank. A few blank cells are a habit; from a quarter on the table says little. */
import type { ReportCheck, Verdict } from './check.ts'
import { notAssessable } from './stated.ts'

const ID = 'o08_no_blanks'
const TABLES = ['t3', 't4'] as const
const LARGEST_SHARE = 0.25

export const o08NoBlanks: ReportCheck = {
  id: ID,
  title: 'Tables three and four are filled in (O08)',
  needs: 'report',
  run: (report, format) => {
    if (format === null) return []
    return TABLES.map((table): Verdict => {
      const base = { check: ID, key: table, severity: 'info' } as const
      const cells = report.cells.filter((cell) => cell.table === table)
      if (cells.length === 0) return notAssessable(base, `no cell of ${table} was read`)
      const blank = cells.filter(({ kind }) => kind === 'blank').map(({ id }) => id)
      const share = Math.round((blank.length / cells.length) * 1000) / 1000
      const judged = { ...base, cells: blank, expected: 0, actual: share }
      const message = `${blank.length} of ${cells.length} cells of ${table} are blank (${Math.round(share * 100)} %)`
      if (blank.length === 0) return { ...judged, state: 'pass', message: `no cell of ${table} is blank` }
      return { ...judged, state: share < LARGEST_SHARE ? 'pass_with_blanks' : 'fail', message }
    })
  },
}
