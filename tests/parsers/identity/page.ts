/** Readings of self-written page heads, with the parts that identity looks at. */
import type { Block, Grid, Reading } from '../../../src/domain/block.ts'

export interface Page {
  readonly meta?: Readonly<Record<string, string>>
  readonly titleTag?: string
  /** Headings, in order, before everything else. */
  readonly headings?: readonly string[]
  /** Rows of a metadata table that stands before the lines. */
  readonly table?: readonly (readonly string[])[]
  /** Lines before the first section. */
  readonly lines?: readonly string[]
  /** First line of section one. */
  readonly overview?: string
  /** Lines after the last section. */
  readonly closing?: readonly string[]
  readonly links?: readonly string[]
  /** False for a page without sections. */
  readonly sections?: boolean
}

const text = (value: string, heading = false): Block => ({ kind: 'text', text: value, heading })

function gridOf(rows: readonly (readonly string[])[]): Grid {
  const cells = rows.flatMap((row, r) =>
    row.map((value, c) => ({ row: r, col: c, rowspan: 1, colspan: 1, text: value })),
  )
  return { rows: rows.length, cols: Math.max(...rows.map((row) => row.length)), cells, doubts: [] }
}

export function page(parts: Page): Reading {
  const sections =
    parts.sections === false
      ? []
      : [text('一、总体情况'), text(parts.overview ?? '坚持公开为常态。'), text('二、主动公开政府信息情况')]
  return {
    kind: 'html',
    charset: 'utf-8',
    blocks: [
      ...(parts.headings ?? []).map((heading) => text(heading, true)),
      ...(parts.table === undefined ? [] : [{ kind: 'table', grid: gridOf(parts.table) } as const]),
      ...(parts.lines ?? []).map((line) => text(line)),
      ...sections,
      ...(parts.closing ?? []).map((line) => text(line)),
    ],
    meta: new Map(Object.entries(parts.meta ?? {}).map(([name, value]) => [name.toLowerCase(), [value]])),
    titleTag: parts.titleTag ?? null,
    links: (parts.links ?? []).map((link) => ({ href: '/x.html', text: link })),
    hiddenTables: [],
  }
}
