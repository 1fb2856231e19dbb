import type { TableId, Unit } from './cell.ts'
import type { Severity } from './finding.ts'

export type Era = 'era_2021' | 'era_2019' | 'era_2014' | 'local_2008' | 'narrative'

export interface SectionDef {
  readonly id: string
  readonly number: number
  readonly label: string
  readonly variants: readonly string[]
  readonly content: 'text' | TableId
}

/** One indicator: a cell of a form. `id` is equal in two eras only where their figures may be compared. */
export interface CellDef {
  readonly id: string
  readonly label_zh: string
  readonly label_en: string
  readonly unit: Unit
  readonly value_type: 'integer' | 'decimal'
  /** May print a sign (本年增/减). */
  readonly signed: boolean
  /** Row id within the table (`granted`; t4 has the one row `counts`; in t2 the item, e.g. `regulations`). */
  readonly row: string
  /** Column id within the table (`total`; `issued`; in t4 the indicator id). */
  readonly column: string
  /** 0-based place after expanding spans in the official form. */
  readonly grid: { readonly row: number; readonly col: number; readonly colspan: number }
  /** How well the printed label is known; absent where the form's official text was at hand. */
  readonly confidence?: Confidence
}

/** Seen in print, supported by forms of the same family, or only recalled. */
export type Confidence = 'verbatim' | 'structure_corroborated' | 'recalled'

export interface RowDef {
  readonly id: string
  /** Printed label path, outermost first. */
  readonly path: readonly string[]
  /** Normalisable label variants of the last element of the path. */
  readonly variants: readonly string[]
}

export interface ColumnDef {
  readonly id: string
  readonly label: string
  readonly variants: readonly string[]
}

/** A printed cell of the official form that is not data. */
export interface HeaderCell {
  readonly row: number
  readonly col: number
  readonly rowspan: number
  readonly colspan: number
  readonly text: string
}

export interface TableDef {
  readonly id: TableId
  readonly title: string
  readonly rows: number
  readonly cols: number
  /** Header and label cells: with the data cells they tile the `rows` × `cols` grid exactly. */
  readonly skeleton: readonly HeaderCell[]
  readonly rowDefs: readonly RowDef[]
  readonly columnDefs: readonly ColumnDef[]
  readonly cells: readonly CellDef[]
}

/** One equation of the form, spelled out for one row, column or family. Ids are cell ids of one table. */
export interface Equation {
  readonly check: string
  /** Finding key: column id, row id or family. */
  readonly key: string
  readonly table: TableId
  readonly op: '=' | '>=' | '<='
  readonly left: readonly Term[]
  readonly right: readonly Term[]
  readonly severity: Severity
}

export interface Term {
  readonly cell: string
  readonly sign: 1 | -1
}

export interface Format {
  readonly id: Era
  readonly label: string
  /** Report years the form was made for; use outside them is a finding, never a reason to read it differently. */
  readonly years: readonly [from: number, to: number | null]
  readonly basis: string
  readonly sections: readonly SectionDef[]
  readonly tables: readonly TableDef[]
  readonly equations: readonly Equation[]
}
