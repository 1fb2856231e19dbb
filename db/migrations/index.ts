/** Every migration in its order. They only go up, and none is edited once it has landed: a change is a new file. */
import type { Kysely } from 'kysely'
import { up as bodiesAndPortals } from './0001-bodies-and-portals.ts'
import { up as collecting } from './0002-collecting.ts'
import { up as reports } from './0003-reports.ts'
import { up as codebook } from './0004-codebook.ts'
import { up as saveReport } from './0005-save-report.ts'
import { up as dutyStatus } from './0006-duty-status.ts'
import { up as research } from './0007-research.ts'
import { up as frontier } from './0008-frontier.ts'
import { up as changeOverTime } from './0009-change-over-time.ts'
import { up as sourceOfEachRow } from './0010-source-of-each-row.ts'
import { up as reread } from './0011-reread.ts'
import { up as attachments } from './0012-attachments.ts'
import { up as drawnHosts } from './0013-drawn-hosts.ts'
import { up as corrections } from './0014-corrections.ts'
import { up as textSearch } from './0016-text-search.ts'
import { up as correctionsByBytes } from './0017-corrections-by-bytes.ts'
import { up as regions } from './0018-regions.ts'
import { up as summaries } from './0019-summaries.ts'
import { up as comparability } from './0020-comparability.ts'
import { up as crossChecks } from './0021-cross-checks.ts'
import { up as manyReaders } from './0022-many-readers.ts'
import { up as linkDecisions } from './0023-link-decisions.ts'
import { up as crossPositions } from './0024-cross-positions.ts'
import { up as columnProposals } from './0025-column-proposals.ts'
import { up as allCrossChecksDue } from './0026-all-cross-checks-due.ts'
import { up as namesOfPasses } from './0027-names-of-passes.ts'

export interface NumberedMigration {
  readonly name: string
  readonly up: (db: Kysely<unknown>) => Promise<void>
}

export const MIGRATIONS: readonly NumberedMigration[] = [
  { name: '0001-bodies-and-portals', up: bodiesAndPortals },
  { name: '0002-collecting', up: collecting },
  { name: '0003-reports', up: reports },
  { name: '0004-codebook', up: codebook },
  { name: '0005-save-report', up: saveReport },
  { name: '0006-duty-status', up: dutyStatus },
  { name: '0007-research', up: research },
  { name: '0008-frontier', up: frontier },
  { name: '0009-change-over-time', up: changeOverTime },
  { name: '0010-source-of-each-row', up: sourceOfEachRow },
  { name: '0011-reread', up: reread },
  { name: '0012-attachments', up: attachments },
  { name: '0013-drawn-hosts', up: drawnHosts },
  { name: '0014-corrections', up: corrections },
  { name: '0016-text-search', up: textSearch },
  { name: '0017-corrections-by-bytes', up: correctionsByBytes },
  { name: '0018-regions', up: regions },
  { name: '0019-summaries', up: summaries },
  { name: '0020-comparability', up: comparability },
  { name: '0021-cross-checks', up: crossChecks },
  { name: '0022-many-readers', up: manyReaders },
  { name: '0023-link-decisions', up: linkDecisions },
  { name: '0024-cross-positions', up: crossPositions },
  { name: '0025-column-proposals', up: columnProposals },
  { name: '0026-all-cross-checks-due', up: allCrossChecksDue },
  { name: '0027-names-of-passes', up: namesOfPasses },
]
