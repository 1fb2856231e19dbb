/** Politeness kept in the store: the fetchers of all processes, and of later ones, are polite together. */
import type { Kysely } from 'kysely'
import type { SharedPoliteness, Until } from '../../crawlers/shared-politeness.ts'
import { onceMore } from '../../db/owner-died.ts'
import { hostPause, keepHostPause, takePlatformSlot } from '../../db/queries/politeness.ts'
import type { Schema } from '../../db/schema.ts'

/** What a fetcher needs of the store. */
export function sharedPoliteness(db: Kysely<Schema>): SharedPoliteness {
  return {
    takeSlot: (address, intervalMs, maxWaitMs) =>
      onceMore(() => takePlatformSlot(db, address, intervalMs, maxWaitMs)),
    load: async (host) => {
      const row = await onceMore(() => hostPause(db, host))
      if (row === null) return null
      return {
        paused_until: row.paused_until === null ? 0 : Date.parse(row.paused_until),
        down: until(row.down_until, row.down_why),
        blocked: until(row.blocked_until, row.blocked_why),
      }
    },
    save: (host, { paused_until, down, blocked }) =>
      onceMore(() =>
        keepHostPause(db, host, {
          paused_until: paused_until === 0 ? null : new Date(paused_until).toISOString(),
          down_until: down === null ? null : new Date(down.until).toISOString(),
          down_why: down?.why ?? null,
          blocked_until: blocked === null ? null : new Date(blocked.until).toISOString(),
          blocked_why: blocked?.why ?? null,
        }),
      ),
  }
}

function until(at: string | null, why: string | null): Until | null {
  return at === null ? null : { until: Date.parse(at), why: why ?? '' }
}
