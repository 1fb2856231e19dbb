/** One line of a family → a document: a form filled with figures of its own, a page around it, its truth. */
import { formatOf } from '../../../parsers/formats/index.ts'
import type { Format } from '../../../src/domain/format.ts'
import type { ReadStatus } from '../../../src/domain/report.ts'
import { type PageOptions, renderFormPage } from '../../support/form-page.ts'
import { type ScoreDocument, type Truth, utf8, type Withheld } from '../model.ts'
import { bodyAt } from './bodies.ts'
import { distinctFigures, type Figures } from './figures.ts'
import { type Filled, fill, type Overrides } from './printed.ts'

export const ERA_2021 = form('era_2021')
export const ERA_2019 = form('era_2019')

function form(era: string): Format {
  const format = formatOf(era)
  if (format === undefined) throw new Error(`no form ${era}`)
  return format
}

export interface Case {
  readonly name: string
  /** The form of 2021 where not given. */
  readonly format?: Format
  /** Distinct figures by the document's place in its family where not given. */
  readonly figures?: (format: Format) => Figures
  readonly overrides?: Overrides
  readonly page?: PageOptions
  /** Last change of the whole page. */
  readonly rewrite?: (html: string) => string
  readonly bytes?: (html: string) => Uint8Array
  readonly fileName?: string
  readonly contentType?: string
  /** `complete` where not given. */
  readonly status?: readonly ReadStatus[]
  /** Cells that only a guess could claim. */
  readonly withheld?: Withheld
  readonly truth?: (filled: Filled) => Partial<Truth>
}

const identityMap = (html: string): string => html

/** The documents of a family; `salt` keeps the figures of two families apart. */
export function formDocuments(salt: number, cases: readonly Case[]): ScoreDocument[] {
  return cases.map((one, index) => formDocument(one, salt * 100 + index))
}

export function formDocument(one: Case, seed: number): ScoreDocument {
  const format = one.format ?? ERA_2021
  const figures = one.figures?.(format) ?? distinctFigures(format, seed)
  const filled = fill(format, figures, one.overrides)
  const agency = one.page?.agency ?? bodyAt(seed).name
  const year = one.page?.year ?? (format.id === 'era_2019' ? 2020 : 2023)
  const publishedOn = one.page?.publishedOn === undefined ? `${year + 1}-01-20` : one.page.publishedOn
  const page: PageOptions = { ...one.page, agency, year, publishedOn }
  const html = (one.rewrite ?? identityMap)(renderFormPage(format, filled.print, page))
  return {
    name: one.name,
    fileName: one.fileName ?? 'page.html',
    bytes: (one.bytes ?? utf8)(html),
    ...(one.contentType === undefined ? {} : { contentType: one.contentType }),
    truth: {
      status: one.status ?? ['complete'],
      era: format.id,
      agency,
      year,
      publishedOn,
      cells: filled.cells,
      ...(one.withheld === undefined ? {} : { withheld: one.withheld }),
      ...one.truth?.(filled),
    },
  }
}
