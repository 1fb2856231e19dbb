/**
 * One grid → candidates of all three tables. Rows belong to the table whose head stands above them. The grid reading
 * stands alone where the grid is sound; a grid that had to be guessed at must agree with the reading by order.
 */
import type { Grid } from '../../src/domain/block.ts'
import type { Leftover } from '../../src/domain/report.ts'
import { SPANS_LOST } from '../blocks/text.ts'
import { boundedMemo } from '../bounded-memo.ts'
import { isItemCaption, rolesOf } from '../dictionary.ts'
import { isPlainCount } from '../plain-count.ts'
import { claimRows } from './by-order.ts'
import { type Candidate, type FormTable, joined, keyOf, leftover, type TableClaim } from './candidate.ts'
import { claimCases, isCaseHead } from './cases.ts'
import { claimCasesDown } from './cases-down.ts'
import { claimItems } from './items.ts'
import type { Token } from './order-heads.ts'
import { claimRequests, isRequestHead, isRequestRow, type RequestHeads } from './requests.ts'
import { cellsOf, figureOf, type TableView, turnedGrid, type ViewCell, viewOf } from './table-view.ts'

interface Segment {
  readonly table: FormTable
  readonly from: number
  to: number
}

/** What a text says of its row's table, strongest first: a head says more than a row. */
const TABLES: readonly FormTable[] = ['t2', 't3', 't4', 't3', 't2']
const NO_TABLE = TABLES.length

const strength = boundedMemo((text) => {
  const roles = rolesOf(text)
  if (roles.itemStub || roles.itemColumn !== undefined || isItemCaption(text)) return 0
  if (isRequestHead(roles)) return 1
  if (isCaseHead(roles)) return 2
  if (isRequestRow(roles)) return 3
  return roles.itemRow === undefined ? NO_TABLE : 4
})

function tableOfRow(own: readonly ViewCell[]): FormTable | null {
  let strongest = NO_TABLE
  for (const { text } of own)
    if (text !== '' && !isPlainCount(text)) strongest = Math.min(strongest, strength(text))
  return TABLES[strongest] ?? null
}

function segmentsOf(view: TableView): Segment[] {
  const segments: Segment[] = []
  for (let row = 0; row < view.grid.rows; row += 1) {
    const current = segments.at(-1)
    const table = tableOfRow(cellsOf(view, row))
    if (table === null || table === current?.table) {
      if (current !== undefined) current.to = row + 1
    } else segments.push({ table, from: row, to: row + 1 })
  }
  return segments
}

/** What stands before a table and may be in force in it. */
export interface Before {
  /** The kind of dispute that the line before names. */
  readonly family: string | null
  /** The heads of a table three right before it. */
  readonly requests: RequestHeads | null
}

interface PlacesClaim extends TableClaim {
  /** Heads of table three in force at the end of the grid. */
  readonly requests: RequestHeads | null
}

function claimPlaces(view: TableView, segments: readonly Segment[], before: Before): PlacesClaim {
  let requests: RequestHeads | null = null
  const claims = segments.map(({ table, from, to }, i): TableClaim => {
    requests = null
    if (table === 't2') return claimItems(view, from, to)
    if (table === 't4') return claimCases(view, from, to, before.family)
    const claim = claimRequests(view, from, to, i === 0 ? before.requests : null)
    requests = claim.heads
    return claim
  })
  return { ...joined(claims), requests }
}

/**
 * The heads of the table before, where this one goes on from it: its first row is one of table three, its width the same,
 * and it has no heads of its own, known or not.
 */
function goesOn(view: TableView, [first]: readonly Segment[], { requests }: Before): RequestHeads | null {
  if (requests === null || first?.table !== 't3' || first.from > 0 || requests.end !== view.grid.cols)
    return null
  return view.cells.some(({ roles }) => isRequestHead(roles)) ? null : requests
}

function tokensOf(view: TableView): Token[][] {
  const rows: Token[][] = Array.from({ length: view.grid.rows }, () => [])
  for (const cell of view.cells)
    rows[cell.row]?.push({ text: cell.text, roles: cell.roles, figure: figureOf(view, cell) })
  return rows
}

/**
 * Keeps what both readings say; the rest of the first becomes a leftover. A figure that only one reading gives to a cell
 * contests that cell: of two rows for one the confirmed one may be the stranger.
 */
function agreed(first: TableClaim, second: TableClaim): TableClaim {
  const texts = new Map(second.candidates.map((candidate) => [keyOf(candidate), candidate.figure.text]))
  const candidates: Candidate[] = []
  const leftovers: Leftover[] = [...first.leftovers]
  const contested = [...first.contested]
  for (const candidate of first.candidates) {
    if (texts.get(keyOf(candidate)) === candidate.figure.text) candidates.push(candidate)
    else if (candidate.figure.text !== '') {
      leftovers.push(leftover('doubtful', candidate.figure.text, candidate.figure.place))
      contested.push(keyOf(candidate))
    }
  }
  return { candidates, leftovers, contested }
}

const RAGGED = 'rows differ in width'

/** Table two refuses uneven rows by itself, so a ragged grid is no doubt about its sound rows. */
function judged(grid: Grid, first: TableClaim, second: TableClaim): TableClaim {
  const beyondRagged = grid.doubts.some((doubt) => doubt !== RAGGED && doubt !== SPANS_LOST)
  if (beyondRagged) return agreed(first, second)
  const items = first.candidates.filter((candidate) => candidate.table === 't2')
  const rest = first.candidates.filter((candidate) => candidate.table !== 't2')
  const checked = agreed({ ...first, candidates: rest }, second)
  return { ...checked, candidates: [...items, ...checked.candidates] }
}

export interface GridClaim extends TableClaim {
  /** True where the grid holds rows or heads of a form at all. */
  readonly isForm: boolean
  /** True where its rows were read as columns. */
  readonly turned: boolean
  /** Heads of table three in force at its end, for a table that goes on after a page break. */
  readonly requests: RequestHeads | null
  /** True where it goes on from the table before it. */
  readonly continued: boolean
}

const NO_FORM: GridClaim = {
  candidates: [],
  leftovers: [],
  contested: [],
  isForm: false,
  turned: false,
  requests: null,
  continued: false,
}

const NOTHING_BEFORE: Before = { family: null, requests: null }

function claimTurned(grid: Grid, block: number): TableClaim | null {
  const view = viewOf(turnedGrid(grid), block, true)
  if (view === null) return null
  const claim = claimPlaces(view, segmentsOf(view), NOTHING_BEFORE)
  return isTable(claim.candidates) && grid.doubts.length === 0 ? claim : null
}

/**
 * Turned, every row label is a head and every head a label: a row of the form that slipped above the heads meets one of
 * them in its only line, and that is no table three.
 */
function isTable(candidates: readonly Candidate[]): boolean {
  const requests = candidates.filter(({ table }) => table === 't3')
  const rows = new Set(requests.map(({ row }) => row)).size
  const columns = new Set(requests.map(({ column }) => column)).size
  return candidates.length > 0 && (requests.length === 0 || (rows > 1 && columns > 1))
}

/** Rows of different length without any span: columns mean nothing there, except in table two, which goes by its heads. */
function withoutPlaces(places: TableClaim, order: TableClaim): TableClaim {
  const only = (claim: TableClaim, keep: (table: string) => boolean): TableClaim => ({
    candidates: claim.candidates.filter((candidate) => keep(candidate.table)),
    leftovers: [],
    contested: claim.contested.filter((key) => keep(key.slice(0, 2))),
  })
  const claims = joined([only(places, (table) => table === 't2'), only(order, (table) => table !== 't2')])
  const claimed = new Set(claims.candidates.map(({ figure }) => figure.place.row))
  return { ...claims, leftovers: order.leftovers.filter(({ source }) => !claimed.has(source.row)) }
}

function isSpanless(grid: Grid): boolean {
  return grid.cells.every((cell) => cell.rowspan === 1 && cell.colspan === 1)
}

/** The columns of heads that leave no choice, for the reading by order. */
function columnsOf(before: RequestHeads | null): readonly string[] | null {
  const ids = before?.heads.flatMap(({ id }) => id ?? []) ?? []
  return before !== null && ids.length === before.heads.length ? ids : null
}

/** Claims one grid. */
export function claimGrid(grid: Grid, block: number, around: Before = NOTHING_BEFORE): GridClaim {
  const view = viewOf(grid, block)
  if (view === null) return NO_FORM
  const segments = segmentsOf(view)
  if (segments.length === 0) return NO_FORM
  const before: Before = { ...around, requests: goesOn(view, segments, around) }
  const { requests, ...first } = claimPlaces(view, segments, before)
  const continued = before.requests !== null
  const base = { isForm: true, requests, turned: false, continued }
  const straight = (claim: TableClaim): GridClaim => ({ ...claim, ...base })
  const byOrder = (): TableClaim => claimRows(tokensOf(view), columnsOf(before.requests))
  if (grid.doubts.includes(RAGGED) && isSpanless(grid)) return straight(withoutPlaces(first, byOrder()))
  if (first.candidates.length === 0) {
    const turned = claimTurned(grid, block)
    if (turned !== null) return { ...turned, ...base, turned: true, requests: null }
    const down = grid.doubts.length === 0 ? claimCasesDown(view) : null
    if (down !== null) return straight(down)
    if (isSpanless(grid)) return straight(byOrder())
  }
  const doubtful = grid.doubts.some((doubt) => doubt !== SPANS_LOST)
  return straight(doubtful ? judged(grid, first, byOrder()) : first)
}
