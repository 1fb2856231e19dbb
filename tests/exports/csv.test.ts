import { describe, expect, it } from 'vitest'
import { csv, neutraliseFormula } from '../../src/exports/csv.ts'
import type { ExportRow, ExportTable } from '../../src/exports/table.ts'

const table = (rows: AsyncIterable<ExportRow> | ExportRow[]): ExportTable => ({
  name: 'cells',
  description: '',
  columns: [
    { name: 'raw', type: 'string', description: '' },
    { name: 'value', type: 'number', description: '' },
    { name: 'flag', type: 'boolean', description: '' },
    { name: 'place', type: 'object', description: '' },
  ],
  rows,
})

async function text(of: ExportTable): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const chunk of csv.write(of)) parts.push(chunk)
  return Buffer.concat(parts).toString('utf8')
}

/** A reader of RFC 4180 written apart from the writer; tells a bare empty field (null) from `""`. */
function parse(input: string): (string | null)[][] {
  const records: (string | null)[][] = []
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy
  let record: (string | null)[] = []
  for (let match = field.exec(input); match !== null; match = field.exec(input)) {
    const token = match[1] ?? ''
    if (token === '') record.push(null)
    else record.push(token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token)
    if (match[2] === ',') continue
    records.push(record)
    record = []
    if (field.lastIndex === input.length) return records
  }
  throw new Error('not RFC 4180')
}

describe('csv', () => {
  it('keeps null, empty text, zero and false apart', async () => {
    const written = await text(
      table([
        { raw: '', value: null, flag: false, place: null },
        { raw: null, value: 0, flag: true, place: { block: 3 } },
      ]),
    )
    expect(written.startsWith('\uFEFFraw,value,flag,place\r\n')).toBe(true)
    expect(parse(written.slice(1))).toEqual([
      ['raw', 'value', 'flag', 'place'],
      ['', null, 'false', null],
      [null, '0', 'true', '{"block":3}'],
    ])
  })

  it('quotes what would break a record', async () => {
    const raw = '一、"甲",乙\r\n丙\n丁'
    const written = await text(table([{ raw, value: -8.5 }]))
    expect(parse(written.slice(1))[1]).toEqual([raw, '-8.5', null, null])
  })

  it('writes the header where no row comes', async () => {
    expect(await text(table([]))).toBe('\uFEFFraw,value,flag,place\r\n')
  })

  it('hands on an error of the source instead of ending early', async () => {
    async function* broken(): AsyncGenerator<ExportRow> {
      yield { raw: 'a' }
      throw new Error('the database went away')
    }
    await expect(text(table(broken()))).rejects.toThrow('the database went away')
  })

  it.each([
    [{ raw: 'a', vlaue: 1 }, /row 1: vlaue is a field that no column describes/],
    [{ raw: 12 }, /row 1: raw does not hold string: 12/],
    [{ value: Number.NaN }, /row 1: value does not hold number: NaN/],
  ])('refuses a row that does not fit: %j', async (row, message) => {
    await expect(text(table([row as ExportRow]))).rejects.toThrow(message)
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd|x', "'+cmd|x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['\n@x', "'\n@x"],
    ['＝1+1', "'＝1+1"],
    ["'=1", "''=1"],
    ['-8', '-8'],
    ['+1,036', '+1,036'],
    ['－１２', '－１２'],
    ['-', '-'],
    ['—', '—'],
    ['12（其中修订3件）', '12（其中修订3件）'],
    ["it's", "it's"],
  ])('neutralises formulas only: %j', (given, expected) => {
    expect(neutraliseFormula(given)).toBe(expected)
  })
})
