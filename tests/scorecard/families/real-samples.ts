/** Real published reports where the folder beside the project has them; their truth was written down by hand or decoded. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import type { Format } from '../../../src/domain/format.ts'
import { zeroFigures } from '../makers/figures.ts'
import { ERA_2019, ERA_2021 } from '../makers/form-document.ts'
import { type Filled, fill } from '../makers/printed.ts'
import { type Family, NO_CELLS, type ScoreDocument, type Truth, type TruthCell } from '../model.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'samples')

interface DecodedTables {
  readonly table2: Readonly<Record<string, unknown>>
  readonly table3: Readonly<Record<string, readonly number[]>>
  readonly table4: readonly number[]
}

/** The decoded figures in the order in which the form prints its cells. */
function decoded(name: string, format: Format): Filled {
  const { table2, table3, table4 } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as DecodedTables
  const flat = (value: unknown): number[] => (Array.isArray(value) ? value.flatMap(flat) : [Number(value)])
  const lists: Readonly<Record<string, readonly number[]>> = {
    t2: flat(Object.values(table2)),
    t3: Object.values(table3).flat(),
    t4: table4,
  }
  const figures = format.tables.flatMap((table) => {
    const list = lists[table.id] ?? []
    return list.length === table.cells.length
      ? table.cells.map((cell, i): [string, number] => [cell.id, list[i] ?? Number.NaN])
      : []
  })
  const known = new Map(figures)
  const filled = fill(format, known)
  return {
    ...filled,
    cells: new Map([...filled.cells].filter(([key]) => known.has(key.slice(key.indexOf(':') + 1)))),
  }
}

/** The data cells of the page in printed order, by a walk that knows nothing of the form; 元 is the printed unit. */
function printed(name: string, format: Format): Truth['cells'] {
  const page = load(readFileSync(join(FOLDER, name), 'utf8'))
  const texts = page('table td')
    .toArray()
    .map((cell) => page(cell).text().replace(/\s+/gu, ''))
    .filter((text) => text === '' || /^\+?\d[\d.]*元?$/.test(text))
  const ids = format.tables.flatMap((table) => table.cells.map((cell) => `${table.id}:${cell.id}`))
  if (texts.length !== ids.length) throw new Error(`${name}: ${texts.length} cells for ${ids.length}`)
  return new Map(
    ids.map((id, i): [string, TruthCell] => {
      const text = texts[i] ?? ''
      return [
        id,
        text === ''
          ? { kind: 'blank', value: null }
          : { kind: 'number', value: Number(text.replace('元', '')) },
      ]
    }),
  )
}

const sample = (name: string, truth: Truth): ScoreDocument => ({
  name,
  fileName: name,
  bytes: readFileSync(join(FOLDER, name)),
  truth,
})

function documents(): ScoreDocument[] {
  const zero = fill(ERA_2021, zeroFigures(ERA_2021)).cells
  const lost = ['partial'] as const
  return [
    sample('linzi-industry-2021.txt', {
      status: ['complete'],
      era: 'era_2021',
      agency: '临淄区工业和信息化局',
      year: 2021,
      cells: zero,
    }),
    sample('pingtan-2025.html', {
      status: ['complete'],
      era: 'era_2021',
      year: 2025,
      cells: decoded('pingtan-2025.tables.json', ERA_2021).cells,
    }),
    sample('pingtan-2025.txt', {
      status: lost,
      era: 'era_2021',
      cells: decoded('pingtan-2025.tables.json', ERA_2021).cells,
    }),
    sample('pingtan-2022.txt', {
      status: lost,
      era: 'era_2021',
      cells: decoded('pingtan-2022.tables.json', ERA_2021).cells,
    }),
    sample('pingtan-2021.txt', {
      status: lost,
      era: 'era_2021',
      cells: decoded('pingtan-2021.tables.json', ERA_2021).cells,
    }),
    sample('pingtan-2019.txt', {
      status: lost,
      era: 'era_2019',
      cells: decoded('pingtan-2019.tables.json', ERA_2019).cells,
    }),
    sample('shanghai-office-2019.html', {
      status: ['complete'],
      era: 'era_2019',
      agency: '上海市人民政府办公厅',
      year: 2019,
      publishedOn: '2020-01-31',
      cells: printed('shanghai-office-2019.html', ERA_2019),
    }),
    sample('pingtan-list.html', { status: ['not_a_report'], cells: NO_CELLS }),
  ]
}

/** Empty where the samples are not there. */
export const realSamples = (): readonly Family[] =>
  existsSync(FOLDER) ? [{ family: 'real_samples', documents: documents() }] : []
