/** The corpus: one folder a document, `page.*` in, `report.json` out. Saved pages are never edited. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../../src/domain/report.ts'
import { readDocument } from '../../src/steps/read.ts'

export const CORPUS = join(import.meta.dirname, '..', 'corpus')

export interface CorpusCase {
  readonly name: string
  readonly page: string
  readonly expectedPath: string
  readonly expected: Report | null
}

export function corpusCases(): CorpusCase[] {
  return readdirSync(CORPUS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = join(CORPUS, name)
      const page = readdirSync(folder).find((file) => file.startsWith('page.'))
      if (!page) throw new Error(`${folder} has no page.* file`)
      const expectedPath = join(folder, 'report.json')
      const expected = existsSync(expectedPath)
        ? (JSON.parse(readFileSync(expectedPath, 'utf8')) as Report)
        : null
      return { name, page: join(folder, page), expectedPath, expected }
    })
}

/** What the reader says of a case now, as it stands in `report.json`: whole, but of the findings only those that fail. */
export async function readCase(corpusCase: CorpusCase): Promise<Report> {
  const report = await readDocument({
    bytes: readFileSync(corpusCase.page),
    fileName: corpusCase.page.split('/').at(-1) ?? '',
    url: `https://www.example.gov.cn/corpus/${corpusCase.name}.html`,
  })
  const findings = report.findings.filter(({ state }) => state === 'fail')
  return JSON.parse(JSON.stringify({ ...report, findings })) as Report
}

/** A report as it stands in `report.json`: one line a cell, finding, section or leftover, so that a change is one line of a diff. */
export function printReport(report: Report): string {
  const lines = Object.entries(report).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0)
      return ` ${JSON.stringify(key)}: ${JSON.stringify(value)}`
    return ` ${JSON.stringify(key)}: [\n${value.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n ]`
  })
  return `{\n${lines.join(',\n')}\n}\n`
}

/** One line a difference: status, identity, cells, findings. Empty when equal. */
export function differences(expected: Report | null, actual: Report): string[] {
  const before = flatten(expected)
  const after = flatten(actual)
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    return was === is ? [] : [`${key}: ${was ?? '(absent)'} → ${is ?? '(absent)'}`]
  })
}

function flatten(report: Report | null): Map<string, string> {
  if (!report) return new Map()
  const { cells, findings, sections, leftovers, ...head } = report
  return new Map<string, string>([
    ...Object.entries(head).map(([key, value]) => [key, JSON.stringify(value)] as const),
    ...cells.map((cell) => [`cell ${cell.table}/${cell.id}`, JSON.stringify(cell)] as const),
    ...findings.map(
      (finding) => [`finding ${finding.check}/${finding.key}`, JSON.stringify(finding)] as const,
    ),
    ...sections.map((section) => [`section ${section.id}`, JSON.stringify(section)] as const),
    ...leftovers.map((leftover, index) => [`leftover ${index}`, JSON.stringify(leftover)] as const),
  ])
}
