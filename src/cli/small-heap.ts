/**
 * A crawl makes much garbage and keeps little: V8 answers by growing its young heap, which costs some 90 MB and saves no
 * time that could be measured. Large bodies need that room.
 */
import { setFlagsFromString } from 'node:v8'

/** For the rest of the process. */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
