/** The official form written by a common DOCX library: every grid place must come back. */
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../../../parsers/blocks/docx.ts'
import type { TableId } from '../../../../src/domain/cell.ts'
import { formDocx } from './form-document.ts'
import { formTiles, gridsOf, spread } from './official-form.ts'

describe('the official form as DOCX', () => {
  test.each<[TableId, number]>([
    ['t2', 56],
    ['t3', 280],
    ['t4', 60],
  ])('%s keeps all of its %i grid places', async (id, places) => {
    const reading = await readDocx(await formDocx([id]))
    expect(reading.kind).toBe('docx')
    expect(reading.blocks.map((block) => block.kind)).toEqual(['text', 'table', 'text'])
    expect(reading.blocks[0]).toMatchObject({
      text: '柏川区水务局2023年政府信息公开工作年度报告',
      heading: true,
    })
    const [grid] = gridsOf(reading)
    expect(grid?.doubts).toEqual([])
    const found = spread(grid ?? { rows: 0, cols: 0 })
    expect(found).toEqual(spread(formTiles(id)))
    expect(found.flat()).toHaveLength(places)
  })
})
