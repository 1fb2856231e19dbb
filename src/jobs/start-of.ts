/** When the crawl of a portal begins: spread, so that not all begin at once, and never within its quiet hours. */
import { createHash } from 'node:crypto'
import type { Portal } from '../../crawlers/portal.ts'
import { quietUntil } from '../../crawlers/restraint.ts'

/** The same portal always comes at the same distance from the moment of the clock. */
export function startOf({ id, politeness }: Portal, at: Date, spreadSeconds: number): Date {
  const share = createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32
  const later = Math.floor(share * spreadSeconds) * 1_000
  const start = at.getTime() + later
  const until = quietUntil(politeness.quiet_hours, start)
  if (until === null) return new Date(start)
  // Portals whose quiet hours end together are spread again, unless that leads into the next ones.
  const isQuietAgain = quietUntil(politeness.quiet_hours, until + later) !== null
  return new Date(isQuietAgain ? until : until + later)
}
