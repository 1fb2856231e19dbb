/** One bar a portal, on a terminal only; elsewhere silence, so that logs stay logs. */
import { MultiBar, Presets, type SingleBar } from 'cli-progress'
import type { CrawlProgress } from '../steps/crawl-deps.ts'
import type { Context } from './context.ts'

export interface ProgressDisplay {
  readonly update: (progress: CrawlProgress) => void
  readonly stop: () => void
}

export function showProgress(context: Context): ProgressDisplay {
  if (!context.isTerminal) return { update: () => undefined, stop: () => undefined }
  const bars = new MultiBar(
    { format: '{portal} {bar} {value}/{total} reports', hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  )
  const byPortal = new Map<string, SingleBar>()
  return {
    update: ({ portal_id, done, total }) => {
      const bar = byPortal.get(portal_id) ?? bars.create(total, 0, { portal: portal_id })
      byPortal.set(portal_id, bar)
      bar.setTotal(total)
      bar.update(done)
    },
    stop: () => bars.stop(),
  }
}
