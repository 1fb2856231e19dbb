/**
 * A page that holds no figures and offers files: the report is read from the file that holds them. Law: the page keeps its
 * say on date and body; a file of another year is none of this report; where two files print different figures, neither
 * is chosen.
 */
import type { Cell } from '../domain/cell.ts'
import { type AppError, NotFoundError } from '../domain/errors.ts'
import type { Attachment, Report } from '../domain/report.ts'
import type { PageFile } from './collect-files.ts'
import { readDocument } from './read.ts'

export interface ReadThrough {
  readonly report: Report
  /** The file it was read from; null where the page itself was. */
  readonly source: PageFile | null
}

const READABLE = /^(?:pdf|docx?|xlsx?|ole|text|mht|office_xml)$/

/** Throws the error of a file that may hold the report and could not be had for now. */
export async function readThroughFiles(
  page: Report,
  listedYear: number | null,
  files: readonly PageFile[],
): Promise<ReadThrough> {
  const report = { ...page, attachments: offered(page, files) }
  if (page.cells.length > 0 || files.length === 0) return { report, source: null }
  const read: { file: PageFile; report: Report }[] = []
  for (const file of files) {
    if (!file.document || !READABLE.test(file.record.kind ?? '')) continue
    read.push({ file, report: await readDocument({ bytes: file.document.bytes, url: file.record.url }) })
  }
  const year = page.year ?? listedYear
  const held = read.filter((one) => one.report.cells.length > 0 && isOf(year, one.report))
  const best = held.find((one) => one.report.status === 'complete') ?? held[0]
  if (best === undefined) {
    const lost = files.map(({ error }) => error).find(isPassing)
    if (lost && promisesMore(page)) throw lost
    return { report: withReasons(report, files, read), source: null }
  }
  if (held.some((one) => !sameFigures(one.report, best.report))) {
    const names = held.map(({ file }) => file.record.name).join(', ')
    return { report: { ...report, reason: `Its files print different figures: ${names}.` }, source: null }
  }
  return { report: merged(report, best.report), source: best.file }
}

const isOf = (year: number | null, { year: printed }: Report) =>
  year === null || printed === null || printed === year

/** A text of the years without a form is whole without its files. */
const promisesMore = ({ status, era }: Report) => status !== 'not_a_report' && era !== 'narrative'

/** A file that is gone stays so; any other failure may pass. */
const isPassing = (error: AppError | null): error is AppError =>
  error !== null && !(error instanceof NotFoundError)

/** What the page and its files say together: figures and text are the file's, the date is the page's. */
function merged(page: Report, file: Report): Report {
  return {
    ...file,
    title: file.title ?? page.title,
    agency: file.agency ?? page.agency,
    year: file.year ?? page.year,
    published_on: page.published_on ?? file.published_on,
    dates: [...page.dates, ...file.dates],
    attachments: page.attachments,
  }
}

function offered({ attachments }: Report, files: readonly PageFile[]): readonly Attachment[] {
  const known = new Set(attachments.map(({ url }) => url))
  const more = files.filter(({ record }) => !known.has(record.url)).map(({ record }) => record)
  return [...attachments, ...more.map(({ name, url }) => ({ name, url }))]
}

/** Why no file gave the report, for the person who must look. */
function withReasons(
  page: Report,
  files: readonly PageFile[],
  read: readonly { readonly file: PageFile; readonly report: Report }[],
): Report {
  if (page.status !== 'attachment_only') return page
  const said = files.map((file) => {
    const report = read.find((one) => one.file === file)?.report
    const why =
      file.record.reason ??
      (report ? `${report.status}: ${report.reason}` : `a file of kind ${file.record.kind}`)
    return `${file.record.name}: ${why}`
  })
  return said.length === 0 ? page : { ...page, reason: `${page.reason} ${said.join('; ')}` }
}

/** Order, places and ways of writing aside. */
function sameFigures(a: Report, b: Report): boolean {
  const figures = ({ cells }: Report) =>
    new Set(cells.map(({ table, id, kind, value }: Cell) => `${table}.${id} ${kind} ${value}`))
  const [left, right] = [figures(a), figures(b)]
  return left.size === right.size && [...left].every((figure) => right.has(figure))
}
