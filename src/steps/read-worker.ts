/** The worker's side of `read-apart.ts`: bytes in, report out, one at a time. Killed from outside when it takes too long. */
import { parentPort } from 'node:worker_threads'
import { loadPdfjs } from '../../parsers/blocks/pdf-document.ts'
import { kindByMagic } from '../../parsers/document-kind.ts'
import { type ReadInput, readReport } from '../../parsers/read-report.ts'
import { checkReading } from './check-reading.ts'

// What a document provokes in a library is said in its reason, not on our standard output and error.
Object.assign(console, Object.fromEntries(Object.keys(console).map((name) => [name, () => undefined])))

parentPort?.on('message', async (input: ReadInput) => {
  try {
    if (kindByMagic(input.bytes) === 'pdf') await loadPdfjs()
    parentPort?.postMessage({ started: true })
    parentPort?.postMessage({ report: checkReading(await readReport(input)) })
  } catch (error) {
    parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) })
  }
})
parentPort?.postMessage({ ready: true })
