/** Two statements of one document about its body, year or date that cannot both be so: a person must decide. */
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'

const ID = 'identity_conflict'

export const identityConflict: ReportCheck = {
  id: ID,
  title: 'Title, text and page agree on body, year and date',
  needs: 'report',
  run: ({ report }) => [...conflictsOf(report)].map(([about, messages]) => verdictOf(about, messages)),
}

/** What is said against each part of the identity, one finding a part. */
function conflictsOf(report: CheckedReport): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const left of report.leftovers ?? []) {
    if (left.reason !== ID) continue
    const about = left.about ?? 'identity'
    found.set(about, [...(found.get(about) ?? []), left.text])
  }
  return found
}

function verdictOf(about: string, messages: readonly string[]): Verdict {
  return {
    check: ID,
    key: about,
    state: 'fail',
    severity: 'warning',
    cells: [],
    expected: null,
    actual: null,
    message: messages.join('; '),
  }
}
