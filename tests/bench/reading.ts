/**
 * Reading, from bytes to a checked report, against what only parsing costs: pages against a bare `cheerio.load` of the
 * already decoded page, DOCX against unzipping it and parsing its XML.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import { openZip } from '../../parsers/blocks/zip.ts'
import { sitePages } from '../../src/demo/site.ts'
import { readDocument } from '../../src/steps/read.ts'
import { formDocx } from '../parsers/blocks/office/form-document.ts'
import { type BenchLine, median } from './line.ts'

const SAMPLE = join(import.meta.dirname, '../../../shared/samples/shanghai-office-2019.html')
const PAGE_BYTES = 37_000
/** What a page and a DOCX may cost at most. */
const PAGE_LIMIT = 0.5
const DOCX_LIMIT = 2

type Work = () => unknown

async function timed(work: Work): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Both in turn, so that a busy machine slows both; milliseconds, the medians after warming up. */
async function sideBySide(
  ours: Work,
  theirs: Work,
  pairs: number,
): Promise<{ ours: number; theirs: number }> {
  const taken = { ours: [] as number[], theirs: [] as number[] }
  for (let pair = 0; pair < pairs; pair += 1) {
    const isWarm = pair >= pairs / 4
    const [first, second] = pair % 2 === 0 ? [ours, theirs] : [theirs, ours]
    const times = [await timed(first), await timed(second)] as const
    if (!isWarm) continue
    taken.ours.push(pair % 2 === 0 ? times[0] : times[1])
    taken.theirs.push(pair % 2 === 0 ? times[1] : times[0])
  }
  return { ours: median(taken.ours), theirs: median(taken.theirs) }
}

/** The sample portal's page nearest to the size in question, and a real one where it is at hand. */
function pages(): [string, Uint8Array][] {
  const encoder = new TextEncoder()
  const own = sitePages(1)
    .filter((page) => page.type.includes('html'))
    .map((page) => encoder.encode(page.body))
    .sort((a, b) => Math.abs(a.length - PAGE_BYTES) - Math.abs(b.length - PAGE_BYTES))[0]
  if (own === undefined) throw new Error('the sample portal has no pages')
  const found: [string, Uint8Array][] = [['page of the sample portal', own]]
  if (existsSync(SAMPLE)) found.push(['real page', readFileSync(SAMPLE)])
  return found
}

async function benchPage(name: string, bytes: Uint8Array): Promise<BenchLine> {
  const text = new TextDecoder().decode(bytes)
  const { ours, theirs } = await sideBySide(
    () => readDocument({ bytes }),
    () => load(text),
    800,
  )
  return {
    name: `read a ${name}`,
    ratio: ours / theirs,
    baseline: 'a bare cheerio.load of it',
    detail: `${Math.round(bytes.length / 1000)} KB, ${ours.toFixed(2)} ms against ${theirs.toFixed(2)} ms, limit ${PAGE_LIMIT}`,
  }
}

async function benchDocx(): Promise<BenchLine> {
  const bytes = await formDocx(['t2', 't3', 't4'])
  const parse = (): void => {
    const xml = openZip(bytes).read('word/document.xml')
    if (xml === null) throw new Error('the document has no text')
    load(new TextDecoder().decode(xml), { xml: true })
  }
  const { ours, theirs } = await sideBySide(() => readDocument({ bytes }), parse, 40)
  return {
    name: 'read a DOCX',
    ratio: ours / theirs,
    baseline: 'unzipping it and parsing its XML',
    detail: `${Math.round(bytes.length / 1000)} KB, ${ours.toFixed(1)} ms against ${theirs.toFixed(1)} ms, limit ${DOCX_LIMIT}`,
  }
}

/** Every kind of document that is read in bulk. */
export async function benchReading(): Promise<BenchLine[]> {
  const lines: BenchLine[] = []
  for (const [name, bytes] of pages()) lines.push(await benchPage(name, bytes))
  return [...lines, await benchDocx()]
}
