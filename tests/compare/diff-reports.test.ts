import { describe, expect, it } from 'vitest'
import { diffReports } from '../../src/compare/diff-reports.ts'
import { diffSentences } from '../../src/compare/sentence-diff.ts'
import { cellsOfForm } from './report-fixture.ts'

const version = (printed: Parameters<typeof cellsOfForm>[1], text = '') => ({
  cells: cellsOfForm('era_2021', printed),
  sections: [{ id: 'overview', heading: null, text }],
})

describe('cells of two versions', () => {
  it('finds nothing where nothing changed', () => {
    expect(diffReports(version({}, '甲。乙。'), version({}, '甲。\n 乙 。'))).toEqual({
      cells: [],
      sentences: [],
    })
  })

  it('tells 0, blank, "/" and a note apart', () => {
    const before = version({ regulations_issued: 0, penalty_decisions: 12, granted__total: 3 })
    const after = version({
      regulations_issued: { kind: 'not_applicable', value: null, raw: '/' },
      penalty_decisions: { value: 12, raw: '12（含撤销2件）' },
      granted__total: { kind: 'blank', value: null, raw: '' },
    })
    expect(
      diffReports(before, after).cells.map(({ id, before: a, after: b }) => [id, a?.raw, b?.kind, b?.raw]),
    ).toEqual([
      ['regulations_issued', '0', 'not_applicable', '/'],
      ['penalty_decisions', '12', 'number', '12（含撤销2件）'],
      ['granted__total', '3', 'blank', ''],
    ])
  })

  it('shows a cell that only one version has', () => {
    const full = version({})
    const less = { ...full, cells: full.cells.slice(1) }
    expect(diffReports(full, less).cells).toEqual([
      { table: 't2', id: full.cells[0]?.id, before: { kind: 'number', value: 0, raw: '0' }, after: null },
    ])
    expect(diffReports(less, full).cells[0]?.before).toBeNull()
  })
})

describe('sentences of two versions', () => {
  it.each([
    ['甲。乙。丙。', '甲。丙。', [['removed', '乙。', null]]],
    ['甲。丙。', '甲。乙。丙。', [['added', null, '乙。']]],
    [
      '全年收到申请12件。按期答复。',
      '全年收到申请13件。按期答复。',
      [['changed', '全年收到申请12件。', '全年收到申请13件。']],
    ],
    [
      '开展培训两次。全年收到申请12件。完。',
      '完善制度。全年收到申请13件。完。',
      [
        ['removed', '开展培训两次。', null],
        ['added', null, '完善制度。'],
        ['changed', '全年收到申请12件。', '全年收到申请13件。'],
      ],
    ],
    ['甲。乙。甲。', '甲。甲。', [['removed', '乙。', null]]],
    ['', '甲。', [['added', null, '甲。']]],
    ['甲。', '', [['removed', '甲。', null]]],
  ])('%j → %j', (before, after, expected) => {
    expect(diffSentences(before, after).map((change) => [change.kind, change.before, change.after])).toEqual(
      expected,
    )
  })

  it('names the section and stays quick on a long text', () => {
    const long = (salt: string) =>
      Array.from(
        { length: 3000 },
        (_, i) => `${salt.repeat(i % 7)}${String.fromCharCode(0x4e00 + i)}${salt}。`,
      ).join('')
    const started = performance.now()
    const changes = diffReports(version({}, long('甲')), version({}, long('乙'))).sentences
    expect(changes[0]?.section).toBe('overview')
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
