/** Tables that lost something: cells, labels, heads, whole tables, or became pictures. Never `complete` where a figure is gone. */

import { type PageTable, renderTable } from '../../support/form-page.ts'
import { type Case, ERA_2019, formDocuments } from '../makers/form-document.ts'
import { refusing } from '../makers/printed.ts'
import {
  cell,
  cutCases,
  each,
  figuresOf,
  indexOfRow,
  labelsOf,
  only,
  padded,
  renamed,
  rowWith,
  withoutSpans,
} from '../makers/reshape.ts'
import type { Family } from '../model.ts'

const dropFigure =
  (label: string, at: number) =>
  (table: PageTable): void => {
    const row = rowWith(table, label)
    const figure = figuresOf(row)[at]
    if (figure !== undefined) row.splice(row.indexOf(figure), 1)
  }

const t3Truth: NonNullable<Case['truth']> = ({ cells }) => ({ cells: refusing(cells, 't3:') })
const PARTIAL = ['partial'] as const

const CASES: readonly Case[] = [
  {
    name: 'a figure dropped from a row',
    page: { change: only('t3', dropFigure('保护第三方', 2)) },
    truth: ({ cells }) => ({ cells: refusing(cells, 't3:refused_third_party_rights') }),
    status: PARTIAL,
  },
  {
    name: 'a figure dropped from a padded table',
    page: {
      change: only('t3', (t) => {
        padded(t)
        dropFigure('重复申请', 0)(t)
      }),
    },
    truth: ({ cells }) => ({ cells: refusing(cells, 't3:not_processed_repeat') }),
    status: PARTIAL,
    withheld: { cells: /^t3:/, because: 'an empty cell may be padding or the place of the lost figure' },
  },
  {
    name: 'a figure dropped from a table without spans',
    page: {
      change: only('t3', (t) => {
        withoutSpans(t)
        dropFigure('（一）予以公开', 5)(t)
      }),
    },
    truth: ({ cells }) => ({ cells: refusing(cells, 't3:granted') }),
    status: PARTIAL,
  },
  {
    name: 'a figure dropped from table four',
    page: { change: only('t4', (t) => void t.rows.at(-1)?.splice(4, 1)) },
    truth: ({ cells }) => ({ cells: refusing(cells, 't4:') }),
    status: PARTIAL,
  },
  {
    name: 'a figure too many in table four',
    page: { change: only('t4', (t) => void t.rows.at(-1)?.splice(4, 0, cell('99'))) },
    truth: ({ cells }) => ({ cells: refusing(cells, 't4:') }),
    status: PARTIAL,
  },
  {
    name: 'the fee cell missing',
    page: { change: only('t2', (t) => void t.rows.at(-1)?.pop()) },
    truth: ({ cells }) => ({ cells: refusing(cells, 't2:administrative_fee') }),
    status: PARTIAL,
  },
  {
    name: 'procurement amount missing',
    format: ERA_2019,
    page: { change: only('t2', (t) => void t.rows.at(-1)?.pop()) },
    truth: ({ cells }) => ({ cells: refusing(cells, 't2:procurement') }),
    status: PARTIAL,
  },
  {
    name: 'row labels lost',
    page: {
      change: only('t3', (t) => {
        for (const row of t.rows.slice(7, 15))
          for (const one of labelsOf(row)) if (/^\d\./.test(one.text)) one.text = ''
      }),
    },
    truth: ({ cells }) => ({ cells: refusing(cells, 't3:refused_') }),
    status: PARTIAL,
  },
  {
    name: 'all row labels lost',
    page: {
      change: only('t3', (t) => {
        for (const row of t.rows.slice(3)) for (const one of labelsOf(row)) one.text = ''
      }),
    },
    truth: t3Truth,
    status: PARTIAL,
  },
  {
    name: 'heads of table three lost',
    page: {
      change: only('t3', (t) => {
        t.rows = t.rows.slice(3)
      }),
    },
    truth: t3Truth,
    status: PARTIAL,
  },
  {
    name: 'invented heads 数据1 to 数据6',
    page: {
      change: only('t3', (t) => {
        t.rows = [
          [cell('项目', 3), ...[1, 2, 3, 4, 5, 6, 7].map((n) => cell(`数据${n}`))],
          ...t.rows.slice(3),
        ]
      }),
    },
    truth: t3Truth,
    status: PARTIAL,
  },
  {
    name: 'two applicant heads swapped',
    page: {
      change: only('t3', (t) => {
        for (const row of t.rows.slice(0, 3))
          for (const one of row) if (one.text === '科研机构') one.text = '商业企业'
      }),
    },
    truth: ({ cells }) => ({ cells: refusing(cells, /__(?:commercial|research)/) }),
    status: PARTIAL,
    withheld: { cells: /^t3:/, because: 'one of the two heads is wrong, and nothing says which' },
  },
  {
    name: 'heads shifted by one',
    page: {
      change: only('t3', (t) => {
        t.rows[2]?.unshift(cell(''))
      }),
    },
    truth: t3Truth,
    status: PARTIAL,
  },
  {
    name: 'table four in three tables without family',
    page: { change: cutCases(false) },
    truth: ({ cells }) => ({ cells: refusing(cells, 't4:') }),
    status: PARTIAL,
  },
  {
    name: 'table three is missing',
    page: { change: (tables) => tables.filter((t) => t.id !== 't3') },
    truth: t3Truth,
    status: PARTIAL,
  },
  {
    name: 'table four is missing',
    format: ERA_2019,
    page: { change: (tables) => tables.filter((t) => t.id !== 't4') },
    truth: ({ cells }) => ({ cells: refusing(cells, 't4:') }),
    status: PARTIAL,
  },
  {
    name: 'table three is a picture',
    page: { render: (t) => (t.id === 't3' ? '<p><img src="./W020240120.png"></p>' : renderTable(t)) },
    truth: t3Truth,
    status: ['partial', 'needs_ocr'],
  },
  {
    name: 'pictures in the figure cells of table four',
    page: {
      render: (t) =>
        t.id === 't4' ? renderTable(t).replace(/<p>\d+<\/p>/g, '<img src="n.png">') : renderTable(t),
    },
    truth: ({ cells }) => ({
      cells: new Map(
        [...cells].map(([key, one]) => [key, key.startsWith('t4:') ? { kind: 'image', value: null } : one]),
      ),
    }),
    status: PARTIAL,
  },
  {
    name: 'a row printed twice with other figures',
    page: {
      change: only('t3', (t) => {
        const at = indexOfRow(t, '四、结转下年度')
        const row = t.rows[at]
        if (row) t.rows.push(row.map((one) => (one.id ? cell(String(Number(one.text) + 5_000)) : { ...one })))
      }),
    },
    truth: ({ cells }) => ({ cells: refusing(cells, 't3:carried_out') }),
    status: PARTIAL,
  },
  {
    name: 'the page is cut inside table three',
    rewrite: (html) => html.slice(0, html.indexOf('保护第三方合法权益')),
    truth: ({ cells }) => ({
      cells: refusing(
        cells,
        't3:refused_third',
        't3:refused_internal',
        't3:refused_delib',
        't3:refused_enf',
        't3:refused_admin',
        't3:unable',
        't3:not_processed',
        't3:other',
        't3:outcomes',
        't3:carried_out',
        't4:',
      ),
    }),
    status: PARTIAL,
  },
  {
    name: 'an unknown row among the results',
    page: {
      change: only('t3', (t) => {
        for (const row of t.rows)
          for (const one of row) if (one.text.includes('要求提供公开出版物')) one.text = '3.其他不予处理情形'
      }),
    },
    truth: ({ cells }) => ({ cells: refusing(cells, 't3:not_processed_published') }),
    status: PARTIAL,
  },
  {
    name: 'a wrong head over one row',
    page: {
      change: only(
        't3',
        (t) =>
          void t.rows.splice(indexOfRow(t, '2.申请人逾期未按'), 0, [
            cell('申请人情况', 3),
            ...[
              '本年新收件数',
              '上年结转件数',
              '予以公开',
              '部分公开',
              '不予公开',
              '无法提供',
              '其他处理',
            ].map((text) => cell(text)),
          ]),
      ),
    },
    truth: ({ cells }) => ({
      cells: refusing(cells, 't3:other_fee_unpaid', 't3:other_misc', 't3:outcomes_total', 't3:carried_out'),
    }),
    status: PARTIAL,
  },
  {
    name: 'percentages instead of figures',
    page: {
      change: each((t) => {
        if (t.id === 't3')
          for (const row of t.rows.slice(5))
            for (const one of figuresOf(row)) one.text = `${(Number(one.text) % 997) / 10}%`
      }),
    },
    truth: ({ cells }) => ({
      cells: new Map(
        [...cells].map(([key, one]) => [
          key,
          key.startsWith('t3:') && !/new_requests|carried_in/.test(key) ? { kind: 'text', value: null } : one,
        ]),
      ),
    }),
    status: ['complete', 'partial'],
  },
  {
    name: 'unknown words for the families of table four',
    page: { change: renamed(['未经复议直接起诉', '诉讼一'], ['复议后起诉', '诉讼二']) },
    truth: ({ cells }) => ({ cells: refusing(cells, 't4:litigation') }),
    status: PARTIAL,
  },
]

export const brokenTables = (): Family => ({ family: 'broken_tables', documents: formDocuments(7, CASES) })
