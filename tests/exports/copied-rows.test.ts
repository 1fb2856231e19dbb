/** Rows that come as the text of COPY give the same files as the same rows come as values. */
import { describe, expect, it } from 'vitest'
import { countRows, orderedValues } from '../../src/exports/copied-rows.ts'
import { EXPORTS, exportOf } from '../../src/exports/index.ts'
import type { ExportRow, ExportTable } from '../../src/exports/table.ts'

const COLUMNS: ExportTable['columns'] = (
  [
    ['name', 'string'],
    ['count', 'integer'],
    ['share', 'number'],
    ['flag', 'boolean'],
    ['day', 'date'],
    ['at', 'datetime'],
    ['place', 'object'],
    ['notes', 'array'],
  ] as const
).map(([name, type]) => ({ name, type, description: name }))

const DAY = '2024-01-20'
const AT = '2024-01-21T01:02:03.456Z'

/** The printed line, and what it says. */
const LINES: readonly (readonly [line: string, row: ExportRow])[] = [
  [
    `柏川区教育局\t0\t12.5\tt\t${DAY}\t${AT}\t{"a": [1, "x,y"]}\t["m","n"]`,
    {
      name: '柏川区教育局',
      count: 0,
      share: 12.5,
      flag: true,
      day: DAY,
      at: AT,
      place: { a: [1, 'x,y'] },
      notes: ['m', 'n'],
    },
  ],
  ['\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N', {}],
  ['\t-3\t1.50\tf\t\\N\t\\N\t{}\t[]', { name: '', count: -3, share: 1.5, flag: false, place: {}, notes: [] }],
  [
    '\\\\N\t123456789012345\t-0.25\t\\N\t\\N\t\\N\t\\N\t\\N',
    { name: '\\N', count: 123456789012345, share: -0.25 },
  ],
  [
    'a\\tb\\nc\\rd\\\\e\\vf\t007\t100000000000000000000\t\\N\t\\N\t\\N\t\\N\t\\N',
    { name: 'a\tb\nc\rd\\e\vf', count: 7, share: 1e20 },
  ],
  ['甲,"乙"\t1\t0.1\t\\N\t\\N\t\\N\t\\N\t\\N', { name: '甲,"乙"', count: 1, share: 0.1 }],
  ['=1+1\t1\t1\t\\N\t\\N\t\\N\t\\N\t\\N', { name: '=1+1', count: 1, share: 1 }],
  ['＝1\t1\t1\t\\N\t\\N\t\\N\t\\N\t\\N', { name: '＝1', count: 1, share: 1 }],
  ['\u3000@x\t1\t1\t\\N\t\\N\t\\N\t\\N\t\\N', { name: '\u3000@x', count: 1, share: 1 }],
  ['\u00A0-x\t1\t1\t\\N\t\\N\t\\N\t\\N\t\\N', { name: '\u00A0-x', count: 1, share: 1 }],
  ["'=x\t1\t1\t\\N\t\\N\t\\N\t\\N\t\\N", { name: "'=x", count: 1, share: 1 }],
]

const table = (rows: ExportTable['rows']): ExportTable => ({
  name: 'cells',
  description: 'Rows',
  columns: COLUMNS,
  rows,
})

const copied = (lines: readonly string[], aChunk: number): ExportTable =>
  table({
    copied: (async function* () {
      for (let at = 0; at < lines.length; at += aChunk)
        yield Buffer.from(
          lines
            .slice(at, at + aChunk)
            .map((line) => `${line}\n`)
            .join(''),
        )
    })(),
  })

async function bytesOf(suffix: string, of: ExportTable): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(exportOf(suffix).write(of)))
}

const TEXTS = LINES.map(([line]) => line)
const ROWS = LINES.map(([, row]) => row)

describe('rows as COPY prints them', () => {
  it.each(EXPORTS.map(({ suffix }) => suffix))('give the same %s as the rows themselves', async (suffix) => {
    const expected = await bytesOf(suffix, table(ROWS))
    expect((await bytesOf(suffix, copied(TEXTS, 1))).equals(expected)).toBe(true)
    expect((await bytesOf(suffix, copied(TEXTS, 4))).equals(expected)).toBe(true)
  })

  it('are read as the values they stand for, and counted', async () => {
    const counted = countRows(copied(TEXTS, 3).rows)
    const values = await Array.fromAsync(orderedValues(table(counted.rows)))
    expect(values).toEqual(ROWS.map((row) => COLUMNS.map(({ name }) => row[name] ?? null)))
    expect(counted.count()).toBe(ROWS.length)
  })

  it('become CSV records that no reader splits, and no formula', async () => {
    const written = (await bytesOf('csv', copied(TEXTS, 2))).toString().split('\r\n')
    expect(written.slice(1, 7)).toEqual([
      `柏川区教育局,0,12.5,true,${DAY},${AT},"{""a"":[1,""x,y""]}","[""m"",""n""]"`,
      ',,,,,,,',
      '"",-3,1.5,false,,,{},[]',
      '\\N,123456789012345,-0.25,,,,,',
      '"a\tb\nc\rd\\e\vf",7,100000000000000000000,,,,,',
      '"甲,""乙""",1,0.1,,,,,',
    ])
    expect(written.slice(7, 12).map((line) => line.split(',')[0])).toEqual([
      "'=1+1",
      "'＝1",
      "'\u3000@x",
      "'\u00A0-x",
      "''=x",
    ])
  })

  it('keep every byte where every field grows', async () => {
    const line = '\t1\t1e20\tf\t\\N\t\\N\t\\N\t["\\\\"\\\\""]'
    const written = (await bytesOf('csv', copied(Array<string>(500).fill(line), 500))).toString()
    const record = '"",1,100000000000000000000,false,,,,"[""\\""\\""""]"\r\n'
    expect(written.slice(written.indexOf('\r\n') + 2)).toBe(record.repeat(500))
  })

  it.each([
    ['a\t1\t1\tt\t\\N\t\\N\t\\N', /row 2: the row has 7 fields, expected 8/],
    [
      'a\t1\t1\tt\t\\N\t\\N\t\\N\t\\N\tx',
      /row 2: (field 9 is a field that no column describes|the row has 9 fields)/,
    ],
    ['a\t1.5\t1\tt\t\\N\t\\N\t\\N\t\\N', /row 2: count does not hold integer: 1.5/],
    ['a\t9007199254740993\t1\tt\t\\N\t\\N\t\\N\t\\N', /row 2: count does not hold integer/],
    ['a\t1\tNaN\tt\t\\N\t\\N\t\\N\t\\N', /row 2: share does not hold number: NaN/],
    ['a\t1\t1\tt\t\\N\t\\N\t[1]\t\\N', /row 2: place does not hold object/],
  ])('are refused where a row does not fit: %j', async (line, message) => {
    for (const suffix of ['csv', 'parquet', 'jsonl'])
      await expect(bytesOf(suffix, copied([TEXTS[0] ?? '', line], 1))).rejects.toThrow(message)
  })
})
