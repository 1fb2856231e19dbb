/** Binds what the doors hand in to the steps that the commands take. */
import type { Archive } from '../../db/archive/archive.ts'
import type { Store } from '../../db/connect.ts'
import type { Writes } from '../api/writes.ts'
import { crossCheck } from '../steps/cross-check.ts'
import { importDocument } from '../steps/import-document.ts'
import { judgeFinding } from '../steps/judge-finding.ts'
import { savePortal } from '../steps/save-portal.ts'
import { ownPortalFolder } from './choose-portals.ts'
import { importRosterText } from './commands/roster.ts'
import type { Context } from './context.ts'
import { rosterText } from './roster-text.ts'

export function bindWrites(store: Store, archive: Archive, context: Context): Writes {
  const { db } = store
  const folder = ownPortalFolder(context)
  return {
    importDocument: async (request) => {
      await archive.ready()
      const answer = await importDocument({ store, archive, now: () => new Date() }, request)
      await crossCheck(db)
      return answer
    },
    judge: (verdict) => judgeFinding(db, verdict),
    importRoster: async (bytes, file) => importRosterText(store, rosterText(bytes, file), file),
    savePortal: (bytes, replaces) => savePortal({ db, folder }, bytes, replaces),
  }
}
