/** One bar over many files, on a terminal only; few files need none. */
import { Presets, SingleBar } from 'cli-progress'
import type { Context } from './context.ts'

export interface FileProgress {
  /** One more file is done. */
  readonly step: () => void
  readonly stop: () => void
}

const FEW = 20

export function showFileProgress(context: Context, total: number): FileProgress {
  if (!context.isTerminal || total <= FEW) return { step: () => undefined, stop: () => undefined }
  const bar = new SingleBar(
    { format: 'read {bar} {value}/{total} files', hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  )
  bar.start(total, 0)
  return { step: () => bar.increment(), stop: () => bar.stop() }
}
