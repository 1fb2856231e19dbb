/** The sample portal in a process of its own, so that its work is not counted as the crawl's. Prints its address. */
import { startDemoPortal } from '../../src/demo/serve.ts'

const portal = await startDemoPortal()
process.stdout.write(`${portal.url}\n`)
process.stdin.resume().once('end', () => process.exit(0))
