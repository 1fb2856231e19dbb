/** Layouts seen in the field and layouts no one should send: read right, or refused with the rest said. */
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../parsers/formats/index.ts'
import type { Format } from '../../src/domain/format.ts'
import type { Report } from '../../src/domain/report.ts'
import {
  distinctValue,
  escapeHtml,
  formTables,
  type PageCell,
  type PageOptions,
  type PageTable,
  renderFormPage,
  renderTable,
  truthOf,
} from '../support/form-page.ts'
import { expectComplete, expectNoWrongNumber, numbersOf, readPage } from './read-page.ts'

const form = (era: string): Format => {
  const format = formatOf(era)
  if (format === undefined) throw new Error(era)
  return format
}
const A = form('era_2021')
const B = form('era_2019')
const TRUTH = truthOf(A, distinctValue)
const TRUTH_B = truthOf(B, distinctValue)

const page = (options: PageOptions = {}): string => renderFormPage(A, distinctValue, options)
const read = (options: PageOptions = {}): Report => readPage(page(options))

const table = (tables: readonly PageTable[], id: string): PageTable => {
  const found = tables.find((one) => one.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
/** Changes one table in place. */
const only =
  (id: string, change: (table: PageTable) => void) =>
  (tables: PageTable[]): PageTable[] => {
    change(table(tables, id))
    return tables
  }
const rowWith = (one: PageTable, label: string): PageCell[] => {
  const row = one.rows.find((cells) => cells.some((cell) => cell.text.includes(label)))
  if (row === undefined) throw new Error(label)
  return row
}
const cell = (text: string, colspan = 1, rowspan = 1): PageCell => ({ text, colspan, rowspan })
const figures = (row: readonly PageCell[]): PageCell[] => row.filter((one) => one.id !== undefined)
const idsOfRow = (row: string): string[] => [...TRUTH.keys()].filter((id) => id.startsWith(`t3:${row}__`))

/** Empty cells stand in for every span, so that all rows have the same number of cells. */
function padded(one: PageTable): void {
  const grid: PageCell[][] = one.rows.map(() => [])
  one.rows.forEach((row, r) => {
    let col = 0
    for (const current of row) {
      while (grid[r]?.[col] !== undefined) col += 1
      for (let dr = 0; dr < current.rowspan; dr += 1)
        for (let dc = 0; dc < current.colspan; dc += 1) {
          const target = grid[r + dr]
          if (target === undefined) continue
          target[col + dc] = dr === 0 && dc === 0 ? { ...current, rowspan: 1, colspan: 1 } : cell('')
        }
      col += current.colspan
    }
  })
  one.rows = grid
}

const withoutSpans = (one: PageTable): void => {
  for (const row of one.rows) for (const current of row) Object.assign(current, { rowspan: 1, colspan: 1 })
}

/** Orders the seven applicant columns anew, heads and figures alike; the head is flattened to one row. */
function reorderColumns(one: PageTable, order: readonly number[]): void {
  const heads = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']
  const body = one.rows.slice(3)
  for (const row of body) {
    const labels = row.filter((current) => current.id === undefined)
    const values = figures(row)
    row.splice(0, row.length, ...labels, ...order.flatMap((i) => values[i] ?? []))
  }
  one.rows = [[cell('项目', 3), ...order.map((i) => cell(heads[i] ?? ''))], ...body]
}

/** One table two cut into four at its captions. */
function cutItems(tables: PageTable[]): PageTable[] {
  return tables.flatMap((one) => {
    if (one.id !== 't2') return [one]
    const parts: PageTable[] = []
    for (const row of one.rows) {
      if (row[0]?.text.startsWith('第二十条')) parts.push({ id: 't2', rows: [] })
      parts.at(-1)?.rows.push(row)
    }
    return parts
  })
}

const FAMILIES = ['行政复议', '未经复议直接起诉', '复议后起诉']
const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']

/** Table four as three tables of five columns, each with its family above the heads. */
function cutCases(captioned: boolean): (tables: PageTable[]) => PageTable[] {
  return (tables) =>
    tables.flatMap((one) => {
      if (one.id !== 't4') return [one]
      const values = one.rows.at(-1) ?? []
      return FAMILIES.map((family, f) => ({
        id: 't4',
        rows: [
          ...(captioned ? [[cell(family, 5)]] : []),
          RESULTS.map((text) => cell(text)),
          values.slice(f * 5, f * 5 + 5),
        ],
      }))
    })
}

describe('read right', () => {
  test('the official forms', () => {
    const report = read()
    expectComplete(report, TRUTH)
    expect(report.era).toBe('era_2021')
    expect(report.sections.map((section) => section.id)).toEqual(A.sections.map((section) => section.id))
    expect(report.leftovers).toEqual([])
    const older = readPage(renderFormPage(B, distinctValue))
    expectComplete(older, TRUTH_B)
    expect(older.era).toBe('era_2019')
  })

  const KEPT: Record<string, PageOptions> = {
    'empty cells instead of spans in table three': { change: only('t3', padded) },
    'all tables without spans, padded': {
      change: (tables) => {
        for (const one of tables) padded(one)
        return tables
      },
    },
    'spans stripped from table three': { change: only('t3', withoutSpans) },
    'spans stripped from table four': { change: only('t4', withoutSpans) },
    'columns in another order': { change: only('t3', (one) => reorderColumns(one, [6, 2, 0, 5, 4, 1, 3])) },
    'one flat head row': { change: only('t3', (one) => reorderColumns(one, [0, 1, 2, 3, 4, 5, 6])) },
    'rows of a group in another order': {
      change: only('t3', (one) => {
        const [first, second] = [one.rows[9], one.rows[12]]
        if (first === undefined || second === undefined) throw new Error('rows')
        one.rows[9] = second
        one.rows[12] = first
      }),
    },
    'table two in four tables': { change: cutItems },
    'table four in three tables with captions': { change: cutCases(true) },
    'label columns merged away': {
      change: only('t3', (one) => {
        one.rows = one.rows
          .slice(3)
          .map((row) => [
            cell(row.filter((current) => current.id === undefined).at(-1)?.text ?? ''),
            ...figures(row),
          ])
        one.rows.unshift([
          cell('事项'),
          ...['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'].map((text) =>
            cell(text),
          ),
        ])
      }),
    },
    'labels cut over lines and spaced': {
      change: (tables) => {
        for (const one of tables)
          for (const row of one.rows)
            for (const current of row)
              if (current.id === undefined && current.text.length > 2)
                current.text = `${current.text.slice(0, 2)}\n ${current.text.slice(2, 3)}　${current.text.slice(3)}`
        return tables
      },
    },
    'labels with other enumerators and quotes': {
      change: only('t3', (one) => {
        for (const row of one.rows)
          for (const current of row)
            current.text = current.text
              .replace(/^(\d)\./, '$1．')
              .replace(/[“”]/g, '"')
              .replace('（', '(')
              .replace('）', ')')
      }),
    },
    'the merged label repeated after a page break': {
      change: only('t3', (one) => {
        const start = one.rows.findIndex((row) => row.some((current) => current.text.startsWith('三、')))
        const label = one.rows[start]?.[0]
        if (label === undefined) throw new Error('label')
        label.rowspan = 10
        one.rows[start + 10]?.unshift(cell('三、本年度办理结果', 1, 12))
      }),
    },
    'the head repeated after a page break': {
      change: only('t3', (one) => {
        const head = one.rows.slice(0, 3).map((row) => row.map((current) => ({ ...current })))
        // Between the last row of 三 and 四, where no label reaches over.
        one.rows.splice(-1, 0, ...head)
      }),
    },
    'variants of labels': {
      change: (tables) => {
        for (const one of tables)
          for (const row of one.rows)
            for (const current of row)
              current.text = current.text
                .replace('行政规范性文件', '规范性文件')
                .replace('现行有效件数', '现行有效件数（历史累计）')
                .replace('本年制发件数', '本年(2023)制发件数')
                .replace('社会公益组织', '社会公益')
                .replace('（六）其他处理', '(六) 其他')
        return tables
      },
    },
    'a local row beside the form': {
      change: only('t2', (one) => {
        one.rows.splice(4, 0, [cell('其他主动公开文件'), cell('999'), cell('998'), cell('997')])
      }),
    },
    'a subtotal row of a group': {
      change: only('t3', (one) => {
        const at = one.rows.findIndex((row) => row.some((current) => current.text.includes('予以公开')))
        const total = one.rows[at]?.[0]
        if (total !== undefined) total.rowspan += 1
        one.rows.splice(at + 2, 0, [
          cell('（三）不予公开', 2),
          ...[1, 2, 3, 4, 5, 6, 7].map((n) => cell(`9990${n}`)),
        ])
      }),
    },
    'a layout table around the article': {
      wrap: (article) => `<table><tr><td width="20">&nbsp;</td><td>${article}</td></tr></table>`,
    },
    'layout tables in layout tables': {
      wrap: (article) =>
        `<table><tr><td><table><tr><td>菜单</td></tr></table></td></tr><tr><td><table><tr><td>${article}</td></tr></table></td></tr></table>`,
    },
    'a metadata table first': {
      before:
        '<table><tr><td>索引号</td><td>X/2024-1</td></tr><tr><td>发布机构</td><td>柏川区临湖镇人民政府</td></tr></table>',
    },
    'a hidden copy with other numbers': {
      after: `<div style="display:none">${renderTable({ id: 't4', rows: [[cell('行政复议', 5)], RESULTS.map((text) => cell(text)), [9, 9, 9, 9, 36].map((n) => cell(String(n)))] })}</div>`,
    },
    'a copy in a comment': {
      after: '<!-- <table><tr><td>规章</td><td>9</td><td>9</td><td>9</td></tr></table> -->',
    },
    'menus and a foot around': {
      before: '<ul><li>首页</li><li>政务公开</li></ul>',
      after: '<div>版权所有 柏川区</div><div>2019年12月3日星期二</div>',
    },
    'a rotated table three': {
      change: only('t3', (one) => {
        padded(one)
        one.rows = (one.rows[0] ?? []).map((_, c) => one.rows.map((row) => row[c] ?? cell('')))
      }),
    },
    'cells as th and thead': {
      render: (one) =>
        renderTable(one)
          .replace('<tbody>', '')
          .replace('</tbody>', '')
          .replaceAll('<td', '<th')
          .replaceAll('</td>', '</th>'),
    },
    'numbers split over inline tags': {
      render: (one) => renderTable(one).replace(/>(\d)(\d+)</g, '><span>$1</span><b>$2</b><'),
    },
    'note marks in their own elements': {
      render: (one) => renderTable(one).replace('<p>2001</p>', '<p>2001<sup>①</sup></p>'),
    },
    'row spans far too long at the end': {
      change: only('t3', (one) => {
        const label = one.rows.at(-1)?.[0]
        if (label !== undefined) label.rowspan = 100_000
      }),
    },
    'a caption row inside table two': {
      change: only('t2', (one) => {
        one.rows.unshift([cell('主动公开政府信息情况', 4)])
      }),
    },
    'a row title left of table four': {
      change: only('t4', (one) => {
        one.rows.forEach((row, r) => {
          if (r === 0) row.unshift(cell('', 1, 3))
          if (r === 3) row.unshift(cell('件数'))
        })
      }),
    },
    'a note under table four': {
      change: only('t4', (one) => {
        one.rows.push([cell('注：行政复议、行政诉讼数量含上年度结转数量3件。', 15)])
      }),
    },
    'head and body of table two cut differently': {
      change: only('t2', (one) => {
        for (const row of one.rows) {
          if (row.length === 1) (row[0] as PageCell).colspan = 5
          else if (row[0]?.text === '信息内容' && row.length === 4) (row[2] as PageCell).colspan = 2
          else if (row.length === 4) (row[1] as PageCell).colspan = 2
          else (row[1] as PageCell).colspan = 4
        }
      }),
    },
    'lost headings': { withoutHeadings: true },
  }

  test.each(Object.entries(KEPT))('%s', (_name, options) => {
    const report = read(options)
    expectComplete(report, TRUTH)
  })

  test('local rows and hidden copies are said, not lost', () => {
    const local = read(KEPT['a local row beside the form'])
    expect(local.leftovers).toEqual([
      expect.objectContaining({ reason: 'local', text: '其他主动公开文件 | 999 | 998 | 997' }),
    ])
    const hidden = read(KEPT['a hidden copy with other numbers'])
    expect(hidden.leftovers.map((left) => left.reason)).toEqual(Array(5).fill('hidden_duplicate'))
  })

  test('a lost heading leaves its section known by its table', () => {
    const report = read(KEPT['lost headings'])
    expect(report.sections.map((section) => [section.id, section.heading])).toEqual([
      ['proactive_disclosure', null],
      ['requests', null],
      ['review_and_litigation', null],
    ])
  })

  test('menus and foot stay out of the sections', () => {
    const report = read(KEPT['menus and a foot around'])
    expect(report.sections.at(-1)?.text).toBe('本年度未收取信息处理费。')
  })

  test.each([
    ['行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'],
    ['行政诉讼——未经复议直接起诉', '行政诉讼——复议后起诉'],
    ['未经复议直接起诉（行政诉讼）', '（三）行政诉讼【复议后起诉】'],
  ])('families of table four in one caption each: %s', (direct, after) => {
    const names: Readonly<Record<string, string>> = { 未经复议直接起诉: direct, 复议后起诉: after }
    const report = read({
      change: (tables) =>
        cutCases(true)(tables).map(({ id, rows }) => ({
          id,
          rows: rows.map((row) => row.map((one) => ({ ...one, text: names[one.text] ?? one.text }))),
        })),
    })
    expectComplete(report, TRUTH)
  })

  test.each([
    ['一、本年新收政府信息公开申请数量', '一、本年度新收政府信息公开申请'],
    ['二、上年结转政府信息公开申请数量', '二、上年结转申请数'],
    ['四、结转下年度继续办理', '四、结转下年继续办理数量'],
    ['本年制发件数', '本年制发件数量'],
    ['现行有效件数', '现行有效数'],
    ['本年处理决定数量', '本年度处理决定'],
  ])('a label with more or fewer words of counting: %s as %s', (label, printed) => {
    const renamed = (one: PageCell): PageCell => (one.text === label ? { ...one, text: printed } : one)
    const report = read({
      change: (tables) => tables.map(({ id, rows }) => ({ id, rows: rows.map((row) => row.map(renamed)) })),
    })
    expectComplete(report, TRUTH)
  })

  test.each([
    ['小计', 0, 'complete'],
    ['合计', 0, 'complete'],
    ['小计', 1, 'partial'],
  ])('a column %s of organizations, %i away from their sum: %s', (head, off, status) => {
    const withSubtotal = (row: PageCell[], at: number): PageCell[] => {
      if (at === 0) return row.map((one) => (one.text === '申请人情况' ? { ...one, colspan: 8 } : one))
      if (at === 1) return row.map((one) => (one.text.startsWith('法人') ? { ...one, colspan: 6 } : one))
      if (at === 2) return [...row, cell(head)]
      const first = row.findIndex(({ id }) => id !== undefined)
      const sum = row.slice(first + 1, first + 6).reduce((all, { text }) => all + Number(text), 0)
      return row.toSpliced(first + 6, 0, cell(String(sum + (at === 9 ? off : 0))))
    }
    const report = read({
      change: (tables) =>
        tables.map((one) => (one.id === 't3' ? { id: one.id, rows: one.rows.map(withSubtotal) } : one)),
    })
    expectNoWrongNumber(report, TRUTH)
    expect(report.status).toBe(status)
    expect(report.leftovers.filter(({ reason }) => reason === 'local')).toHaveLength(25 - off)
  })

  test('families of table four named by the lines before three tables', () => {
    let family = -1
    const report = read({
      change: cutCases(false),
      render: (one) => {
        if (one.id !== 't4') return renderTable(one)
        family += 1
        return `<p>（${family + 1}）${FAMILIES[family]}</p>${renderTable(one)}`
      },
    })
    expectComplete(report, TRUTH)
  })

  test('places lead back to the document', () => {
    const html = page()
    const report = readPage(html)
    for (const { source, raw, id } of report.cells) {
      expect(html.slice(source.start, source.end), id).toContain(`<p>${raw}</p>`)
      expect(source.row, id).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('refused, and the rest said', () => {
  const dropFigure = (label: string, at: number) =>
    only('t3', (one) => {
      const row = rowWith(one, label)
      row.splice(row.indexOf(figures(row)[at] as PageCell), 1)
    })

  const LOST: Record<string, { options: PageOptions; missing: readonly string[] }> = {
    'a figure dropped from a row of table three': {
      options: { change: dropFigure('保护第三方', 2) },
      missing: idsOfRow('refused_third_party_rights'),
    },
    'a figure dropped from a padded table': {
      options: {
        change: (tables) => {
          const one = table(tables, 't3')
          padded(one)
          for (const row of one.rows) row.push(cell(''))
          const row = rowWith(one, '保护第三方')
          row.splice(row.indexOf(figures(row)[2] as PageCell), 1)
          return tables
        },
      },
      missing: idsOfRow('refused_third_party_rights'),
    },
    'a figure dropped from a table without spans': {
      options: {
        change: (tables) => {
          const one = table(tables, 't3')
          withoutSpans(one)
          const row = rowWith(one, '重复申请')
          row.splice(row.indexOf(figures(row)[0] as PageCell), 1)
          return tables
        },
      },
      missing: idsOfRow('not_processed_repeat_request'),
    },
    'a figure too many': {
      options: {
        change: only('t3', (one) => {
          const row = rowWith(one, '重复申请')
          row.splice(row.length - 3, 0, cell('77'))
        }),
      },
      missing: [],
    },
    'two figures merged into one cell': {
      options: {
        change: only('t3', (one) => {
          const row = rowWith(one, '重复申请')
          const [first, second] = figures(row)
          if (first === undefined || second === undefined) throw new Error('cells')
          first.colspan = 2
          row.splice(row.indexOf(second), 1)
        }),
      },
      missing: idsOfRow('not_processed_repeat_request'),
    },
    'a figure that reaches over two rows': {
      options: {
        change: only('t3', (one) => {
          const first = figures(rowWith(one, '属于行政执法案卷'))[3] as PageCell
          first.rowspan = 2
          const below = rowWith(one, '属于行政查询事项')
          below.splice(below.indexOf(figures(below)[3] as PageCell), 1)
        }),
      },
      missing: [...idsOfRow('refused_enforcement_case_file'), ...idsOfRow('refused_administrative_query')],
    },
    'a row twice with other figures': {
      options: {
        change: only('t3', (one) => {
          const row = rowWith(one, '（七）总计')
          const twin = row.map((current) => ({
            ...current,
            text: current.id === undefined ? current.text : '8',
          }))
          one.rows.splice(one.rows.indexOf(row) + 1, 0, twin)
          const label = one.rows.flat().find((current) => current.text.startsWith('三、'))
          if (label !== undefined) label.rowspan += 1
        }),
      },
      missing: idsOfRow('outcomes_total'),
    },
    'a row without its label': {
      options: {
        change: only('t3', (one) => {
          const row = rowWith(one, '重复申请')
          ;(row[0] as PageCell).text = ''
        }),
      },
      missing: idsOfRow('not_processed_repeat_request'),
    },
    'a renamed row': {
      options: {
        change: only('t3', (one) => {
          const row = rowWith(one, '重复申请')
          ;(row[0] as PageCell).text = '2.再次申请'
        }),
      },
      missing: idsOfRow('not_processed_repeat_request'),
    },
    'a bare 其他 outside its group': {
      options: {
        change: only('t3', (one) => {
          const row = rowWith(one, '3.其他')
          ;(row[0] as PageCell).text = '其他'
          const group = one.rows.flat().find((current) => current.text.startsWith('（六）'))
          if (group !== undefined) group.text = ''
        }),
      },
      missing: idsOfRow('other_miscellaneous'),
    },
    'no head row over table two': {
      options: {
        change: only('t2', (one) => {
          one.rows.splice(1, 1)
        }),
      },
      missing: [...TRUTH.keys()].filter((id) => /^t2:(regulations|normative)/.test(id)),
    },
    'truncated heads': {
      options: {
        change: only('t2', (one) => {
          for (const current of one.rows[1] ?? []) if (current.text === '本年制发件数') current.text = '本年'
        }),
      },
      missing: ['t2:regulations_issued', 't2:normative_documents_issued'],
    },
    'a figure dropped from table two': {
      options: {
        change: only('t2', (one) => {
          rowWith(one, '行政规范性文件').splice(2, 1)
        }),
      },
      missing: [...TRUTH.keys()].filter((id) => id.startsWith('t2:normative')),
    },
    'no head over table three': {
      options: {
        change: only('t3', (one) => {
          one.rows.splice(0, 3)
        }),
      },
      missing: [...TRUTH.keys()].filter((id) => id.startsWith('t3:')),
    },
    'a figure dropped from table four': {
      options: {
        change: only('t4', (one) => {
          one.rows.at(-1)?.splice(4, 1)
        }),
      },
      missing: [...TRUTH.keys()].filter((id) => id.startsWith('t4:')),
    },
    'two figure rows in table four': {
      options: {
        change: only('t4', (one) => {
          one.rows.push((one.rows.at(-1) ?? []).map(() => cell('4')))
        }),
      },
      missing: [...TRUTH.keys()].filter((id) => id.startsWith('t4:')),
    },
    'families of table four lost': {
      options: {
        change: only('t4', (one) => {
          one.rows.splice(0, 1)
          for (const current of one.rows.flat()) if (FAMILIES.includes(current.text)) current.text = ''
        }),
      },
      missing: [...TRUTH.keys()].filter((id) => id.startsWith('t4:')),
    },
    'the figures of last year beside': {
      options: {
        change: only('t3', (one) => {
          for (const row of one.rows.slice(0, 3))
            row.push(
              ...row
                .filter((current) => current.text !== '' && !current.text.startsWith('（本列'))
                .map((current) => ({ ...current })),
            )
          for (const row of one.rows.slice(3)) row.push(...figures(row).map(() => cell('66')))
        }),
      },
      missing: [...TRUTH.keys()].filter((id) => id.startsWith('t3:')),
    },
    'a label that reaches too far': {
      options: {
        change: only('t3', (one) => {
          const group = one.rows.flat().find((current) => current.text.startsWith('（三）'))
          if (group !== undefined) group.rowspan = 9
        }),
      },
      missing: [],
    },
  }

  test.each(Object.entries(LOST))('%s', (_name, { options, missing }) => {
    const report = read(options)
    expect(report.status).toBe('partial')
    expect(report.reason).not.toBeNull()
    expect(report.leftovers.length).toBeGreaterThan(0)
    expectNoWrongNumber(report, TRUTH)
    const numbers = numbersOf(report)
    for (const id of missing) expect(numbers.has(id), id).toBe(false)
  })

  test.each(['t2', 't3', 't4'])('a twin of %s with other figures is never mixed in', (id) => {
    const twin = (one: PageTable): PageTable => ({
      id: one.id,
      rows: one.rows.map((row) =>
        row.map((current) => ({ ...current, text: current.id === undefined ? current.text : '7' })),
      ),
    })
    const report = read({
      change: (tables) => tables.flatMap((one) => (one.id === id ? [one, twin(one)] : [one])),
    })
    expect(report.status).toBe('partial')
    expectNoWrongNumber(report, TRUTH)
    expect([...numbersOf(report).keys()].filter((key) => key.startsWith(id))).toEqual([])
    expect(report.leftovers.some((left) => left.reason === 'doubtful')).toBe(true)
  })

  test('an equal twin keeps the figures but not the claim to be complete', () => {
    const report = read({ change: (tables) => [...tables, ...tables.filter((one) => one.id === 't4')] })
    expect(report.status).toBe('partial')
    expect(numbersOf(report)).toEqual(new Map(TRUTH))
    expect(report.leftovers.every((left) => left.reason === 'duplicate')).toBe(true)
  })

  test('percentages between the figures are told apart by their heads', () => {
    const report = read({
      change: only('t3', (one) => {
        reorderColumns(one, [0, 1, 2, 3, 4, 5, 6])
        one.rows.forEach((row, r) => {
          row.splice(
            0,
            row.length,
            ...row.flatMap((current) =>
              current.id !== undefined || (r === 0 && current.text !== '项目')
                ? [current, cell(r === 0 ? '占比' : '14.3%')]
                : [current],
            ),
          )
        })
      }),
    })
    expect(report.status).toBe('partial')
    expectNoWrongNumber(report, TRUTH)
    expect(report.leftovers.some((left) => left.reason === 'unknown_column')).toBe(true)
  })

  test('a table inside a cell of table three is not read in its place', () => {
    const inner = formTables(A, (cell, of) => String(1 + of.cells.indexOf(cell)))
      .filter(({ id }) => id === 't3')
      .map(renderTable)
      .join('')
    const report = readPage(page().replace('<p>四、结转', `<p>其中：本级</p>${inner}<p>四、结转`))
    expectNoWrongNumber(report, TRUTH)
    expect(report.status).toBe('partial')
  })

  test('figures as pictures', () => {
    const report = read({
      render: (one) => renderTable(one).replace('<p>2001</p>', '<img src="n.png">'),
    })
    expect(report.status).toBe('partial')
    expect(report.cells.find((one) => one.id === 'new_requests__natural_person')).toMatchObject({
      kind: 'image',
      value: null,
    })
  })

  test('a struck-out or hidden figure is not read', () => {
    const report = read({ render: (one) => renderTable(one).replace('<p>2001</p>', '<p><s>2001</s>3</p>') })
    expect(numbersOf(report).get('t3:new_requests__natural_person')).toBe(3)
    const hidden = read({
      render: (one) => renderTable(one).replace('<td><p>2001</p>', '<td style="display:none"><p>2001</p>'),
    })
    expect(hidden.status).toBe('partial')
    expectNoWrongNumber(hidden, TRUTH)
  })

  test('a mark between digits does not join them', () => {
    const report = read({
      render: (one) => renderTable(one).replace('<p>2001</p>', '<p>20<sup>1</sup>01</p>'),
    })
    expect(report.cells.find((one) => one.id === 'new_requests__natural_person')).toMatchObject({
      kind: 'text',
      raw: '20 01',
    })
  })

  test('a page cut in the middle', () => {
    const html = page()
    for (let at = 1_500; at < html.length; at += 997) expectNoWrongNumber(readPage(html.slice(0, at)), TRUTH)
  })
})

describe('cells that hold no number', () => {
  const print = (text: string): Report =>
    readPage(
      renderFormPage(A, (def, one) => (def.id === 'regulations_issued' ? text : distinctValue(def, one))),
    )

  test.each([
    ['', 'blank'],
    ['/', 'not_applicable'],
    ['本单位未制作规章', 'text'],
    ['约20', 'text'],
  ])('%j is %s and leaves the report complete', (text, kind) => {
    const report = print(text)
    expect(report.status).toBe('complete')
    expect(report.cells.find((one) => one.id === 'regulations_issued')).toMatchObject({
      kind,
      value: null,
      raw: text,
    })
  })

  test('one merged sentence over three cells', () => {
    const report = read({
      change: only('t2', (one) => {
        const row = rowWith(one, '规章')
        row.splice(1, 3, cell('本单位未制作规章', 3))
      }),
    })
    expect(report.status).toBe('complete')
    expect(report.cells.filter((one) => one.id.startsWith('regulations_')).map((one) => one.kind)).toEqual([
      'text',
      'text',
      'text',
    ])
  })

  test('a note and a unit', () => {
    expect(print('22（其中修订16件）').cells.find((one) => one.id === 'regulations_issued')).toMatchObject({
      value: 22,
      note: '其中修订16件',
      raw: '22（其中修订16件）',
    })
    const fee = readPage(
      renderFormPage(A, (def, one) =>
        def.id === 'administrative_fee_amount' ? '4500元' : distinctValue(def, one),
      ),
    )
    expect(fee.cells.find((one) => one.id === 'administrative_fee_amount')).toMatchObject({
      value: 0.45,
      unit: 'wan_yuan',
      unit_printed: 'yuan',
      raw: '4500元',
    })
  })

  test('a value typed into the unit of the head is not taken', () => {
    const report = readPage(
      renderFormPage(
        A,
        (def, one) => (def.id === 'administrative_fee_amount' ? '' : distinctValue(def, one)),
        {
          change: only('t2', (one) => {
            for (const current of one.rows.flat())
              current.text = current.text.replace('（单位：万元）', escapeHtml('(单位:0万元)'))
          }),
        },
      ),
    )
    expect(report.cells.find((one) => one.id === 'administrative_fee_amount')).toMatchObject({
      kind: 'blank',
      value: null,
    })
  })
})
