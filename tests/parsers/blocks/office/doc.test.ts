/** Word binaries, written by an office program from documents whose content is known. */
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readDoc } from '../../../../parsers/blocks/doc.ts'
import { tableToGrid } from '../../../../parsers/blocks/doc-grid.ts'
import { readSprms, SPRM } from '../../../../parsers/blocks/doc-sprm.ts'
import { buildTable, type RawRow } from '../../../../parsers/blocks/doc-table.ts'
import { readDocx } from '../../../../parsers/blocks/docx.ts'
import type { TableId } from '../../../../src/domain/cell.ts'
import { formDocx } from './form-document.ts'
import { oddDocx, scanDocx } from './odd-document.ts'
import { formTiles, gridsOf, spread } from './official-form.ts'

const fixture = async (name: string) =>
  new Uint8Array(await readFile(new URL(`fixtures/${name}`, import.meta.url)))

describe('the official form as DOC', () => {
  test.each<[string, readonly TableId[]]>([
    ['form.doc', ['t2', 't3', 't4']],
    ['html-form.doc', ['t3']],
  ])('%s keeps every grid place of %j', async (name, ids) => {
    const reading = await readDoc(await fixture(name))
    expect(reading.kind).toBe('doc')
    const grids = gridsOf(reading)
    expect(grids).toHaveLength(ids.length)
    for (const [index, id] of ids.entries()) {
      expect(grids[index]?.doubts).toEqual([])
      expect(spread(grids[index] ?? { rows: 0, cols: 0 })).toEqual(spread(formTiles(id)))
    }
  })

  test('is the same reading as its DOCX, headings included', async () => {
    const binary = await readDoc(await fixture('form.doc'))
    const source = await readDocx(await formDocx(['t2', 't3', 't4']))
    expect(binary.blocks).toEqual(source.blocks)
  })
})

describe('what Word leaves in a document', () => {
  test('changes, notes, hidden words, links and nested tables read as in its DOCX; text boxes come last', async () => {
    const binary = await readDoc(await fixture('odd.doc'))
    const source = await readDocx(await oddDocx())
    const isBox = (block: { kind: string; text?: string }) => block.text === '框内的话'
    expect(source.blocks.filter(isBox)).toHaveLength(1)
    expect(binary.blocks.filter(isBox)).toHaveLength(1)
    expect(binary.blocks.filter((block) => !isBox(block))).toEqual(
      source.blocks.filter((block) => !isBox(block)),
    )
    expect(binary.blocks[0]).toMatchObject({ text: '受理12件，其中5件见附件。' })
    const [outer, inner] = gridsOf(binary)
    expect(outer?.cells.find((cell) => cell.text === '22')?.marks).toEqual(['①'])
    expect(spread(inner ?? { rows: 0, cols: 0 })).toEqual([
      ['内一', '31'],
      ['内二', '32'],
    ])
  })

  test('a scan is nothing but pictures', async () => {
    const kinds = (blocks: readonly { kind: string }[]) => blocks.map((block) => block.kind)
    expect(kinds((await readDoc(await fixture('scan.doc'))).blocks)).toEqual(['image', 'image'])
    const source = await readDocx(await scanDocx())
    expect(kinds(source.blocks)).toEqual(['image', 'image'])
    expect(source.blocks[0]).toMatchObject({ url: expect.stringMatching(/^word\/media\/.+\.png$/) })
  })
})

/** A row with its edges and, per cell, the two merge marks of the layout (`horizontal`, `vertical`). */
function rawRow(
  edges: number[],
  cells: readonly [text: string, horizontal?: number, vertical?: number][],
): RawRow {
  const operand = Buffer.alloc(1 + edges.length * 2 + cells.length * 20)
  operand[0] = cells.length
  for (const [index, edge] of edges.entries()) operand.writeInt16LE(edge, 1 + index * 2)
  for (const [index, [, horizontal = 0, vertical = 0]] of cells.entries()) {
    operand.writeUInt16LE(horizontal | (vertical << 5), 1 + edges.length * 2 + index * 20)
  }
  return {
    cells: cells.map(([text]) => [{ kind: 'paragraph', text, heading: false, marks: [], pictures: [] }]),
    sprms: [{ code: SPRM.defTable, operand }],
  }
}

describe('rows by their cell edges', () => {
  const gridOf = (rows: RawRow[], patched = false) => tableToGrid(buildTable(rows, patched))

  test('edges a hair apart are one edge, wider cells span', () => {
    const grid = gridOf([
      rawRow([-100, 2000, 4000], [['a'], ['b']]),
      rawRow([-108, 3988], [['c']]),
      rawRow([-100, 1995, 3000, 4003], [['d'], ['e'], ['f']]),
    ])
    expect(spread(grid)).toEqual([
      ['a', 'b', 'b'],
      ['c', 'c', 'c'],
      ['d', 'e', 'f'],
    ])
    expect(grid.doubts).toEqual([])
  })

  test.each([
    ['first is 1, rest is 2', 1, 2],
    ['first is 2, rest is 1', 2, 1],
  ])('horizontal merges, %s', (_, first, rest) => {
    const grid = gridOf([
      rawRow(
        [0, 500, 1000, 1500, 2000],
        [
          ['a', first],
          ['', rest],
          ['b', first],
          ['', rest],
        ],
      ),
      rawRow([0, 500, 1000, 1500, 2000], [['c'], ['d'], ['e'], ['f']]),
    ])
    expect(spread(grid)[0]).toEqual(['a', 'a', 'b', 'b'])
  })

  test('vertical merges; a lost layout, a wrong cell count, pieces with properties are doubts', () => {
    const merged = gridOf([
      rawRow([0, 500, 1000], [['a', 0, 3], ['1']]),
      rawRow([0, 500, 1000], [['', 0, 1], ['2']]),
    ])
    expect(spread(merged)).toEqual([
      ['a', '1'],
      ['a', '2'],
    ])
    expect(gridOf([{ ...rawRow([0, 500], [['a']]), sprms: [] }]).doubts).toHaveLength(1)
    const tooMany = rawRow([0, 500], [['a']])
    expect(gridOf([{ ...tooMany, cells: [...tooMany.cells, ...tooMany.cells] }]).doubts).toHaveLength(1)
    expect(gridOf([rawRow([0, 500], [['a']])], true).doubts).toHaveLength(1)
  })
})

test('a list of modifiers is read by the lengths its codes imply and ends where it is cut', () => {
  const list = Buffer.from([
    0x16, 0x24, 1, 0x49, 0x66, 2, 0, 0, 0, 0x08, 0xd6, 4, 0, 9, 8, 7, 0x17, 0x24, 1, 0x03, 0x6a, 1,
  ])
  expect(readSprms(list).map(({ code, operand }) => [code, [...operand]])).toEqual([
    [SPRM.inTable, [1]],
    [SPRM.depth, [2, 0, 0, 0]],
    [SPRM.defTable, [9, 8, 7]],
    [SPRM.rowEnd, [1]],
  ])
})
