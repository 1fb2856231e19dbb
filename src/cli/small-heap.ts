/**
 * A crawl makes much garbage and keeps little: V8 answers by letting its heap grow to several times what is kept, which
 * costs hundreds of megabytes and saves no time that could be measured. Large bodies need that room.
 */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Garbage may be half of what is kept before it is collected. */
const GROWTH_PERCENT = 50
/** Of the young heap: in less than this, pages under way are copied again and again and taken for something that lasts. */
const YOUNG_BYTES = 30_000_000
const LOOK_MS = 50

/** For the rest of the process. */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)
  // The heap would grow to 250 MB before anything is collected; the first collection sets a nearer end.
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  growYoungHeapOnce()
}

/** V8 doubles it as it sees fit; the first step is made large and the last. */
function growYoungHeapOnce(): void {
  setFlagsFromString('--semi-space-growth-factor=8')
  const look = setInterval(() => {
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
    if ((young?.space_size ?? 0) < YOUNG_BYTES) return
    setFlagsFromString('--semi-space-growth-factor=1')
    clearInterval(look)
  }, LOOK_MS)
  look.unref()
}
