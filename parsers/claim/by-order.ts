/**
 * The second reading: labels and figures in document order, without any place in a grid. A label is followed by exactly
 * as many figures as its table has heads, and the heads must stand in an order that leaves no choice; anything else is
 * left over. It reads tables whose spans are lost, and it judges grids that had to be guessed at.
 */
import type { Leftover } from '../../src/domain/report.ts'
import { labelOf } from '../labels.ts'
import { isNumber, readValue } from '../values.ts'
import {
  type Candidate,
  erasOfRow,
  type Figure,
  type FormTable,
  leftover,
  type TableClaim,
} from './candidate.ts'
import { isCaseHead } from './cases.ts'
import { type Heads, isLabel, RESULTS, type Token, updateHeads } from './order-heads.ts'
import { isRequestHead, isRequestRow } from './requests.ts'

function candidate(table: FormTable, row: string, column: string, figure: Figure): Candidate {
  return { table, row, column, head: '', eras: table === 't3' ? erasOfRow(row) : [], figure }
}

/**
 * The figures of a row of `count` heads: all that follow the label, or those before the padding that ends the row. Null
 * where the last head has no figure before the padding: a blank one and a lost one look alike.
 */
function fitted(values: readonly Token[], count: number): readonly Token[] | null {
  if (values.length === count) return values
  const last = values[count - 1]
  const isPadded = last !== undefined && !isEmpty(last) && values.slice(count).every(isEmpty)
  return isPadded ? values.slice(0, count) : null
}

/** Cells named by the last label of `run` and the heads in force; null unless their number is exact. */
function claimRun(run: readonly Token[], values: readonly Token[], heads: Heads): Candidate[] | null {
  const leaf = run.at(-1)
  if (leaf === undefined) return null
  const { requestRow, itemRow } = leaf.roles
  const { requests, items, cases } = heads
  const ofItems = itemRow !== undefined && items !== null ? fitted(values, items.length) : null
  if (itemRow !== undefined && ofItems !== null)
    return (items ?? []).map((head, i) => ({
      ...candidate('t2', itemRow, head.id, (ofItems[i] as Token).figure),
      head: head.text,
      eras: head.eras,
    }))
  const ofRequests = requestRow !== undefined && requests !== null ? fitted(values, requests.length) : null
  if (requestRow !== undefined && ofRequests !== null) {
    if (requestRow === 'other_miscellaneous' && !isThirdOther(run)) return null
    return (requests ?? []).map((column, i) =>
      candidate('t3', requestRow, column, (ofRequests[i] as Token).figure),
    )
  }
  const ofCases = leaf.roles.caseResult !== undefined && cases !== null ? fitted(values, cases.length) : null
  if (ofCases === null) return null
  return (cases ?? []).map((column, i) => candidate('t4', 'counts', column, (ofCases[i] as Token).figure))
}

/** 3.其他 by its number, or 其他 right under 其他处理. */
const isThirdOther = (run: readonly Token[]): boolean =>
  labelOf(run.at(-1)?.text ?? '').enumerator === '3' || run.at(-2)?.roles.requestGroup === 'other'

const spoken = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join(' | ')

interface State {
  readonly heads: Heads
  /** Table four stands there and nothing of table three: 总计 is a result, not a row. */
  readonly onlyCases: boolean
  /** Heads of table four may stand there: without any a refused 总计 is a row of table three. */
  readonly mayHoldCases: boolean
  /** Most cells that follow the label of a row of table three: more than its heads where rows end in padding. */
  readonly widest: number
  /** The head row of table two ends in empty cells. */
  paddedItems: boolean
  run: Token[]
  readonly candidates: Candidate[]
  readonly leftovers: Leftover[]
  readonly contested: string[]
}

function settleRun(
  state: State,
  values: readonly Token[],
  check: (found: readonly Candidate[]) => boolean,
): void {
  updateHeads(state.heads, state.run)
  const found = claimRun(state.run, values, state.heads)
  if (found !== null && check(found)) state.candidates.push(...found)
  else {
    const place = (state.run.at(-1) ?? values[0])?.figure.place
    const label = state.run.slice(-1)
    const { requestRow, itemRow, caseResult } = state.run.at(-1)?.roles ?? {}
    const isResult = state.onlyCases && caseResult !== undefined
    if (requestRow !== undefined && !isResult) state.contested.push(`t3:${requestRow}`)
    if (itemRow !== undefined) state.contested.push(`t2:${itemRow}`)
    const mayBeResult = caseResult !== undefined && (state.mayHoldCases || requestRow === undefined)
    if (mayBeResult || state.run.length === 0) state.contested.push('t4:counts')
    const reason = label.some(isLabel) ? 'doubtful' : 'unknown_row'
    if (place !== undefined) state.leftovers.push(leftover(reason, spoken([...label, ...values]), place))
  }
  state.run = []
}

const freshState = (widest = 0, onlyCases = false, mayHoldCases = true): State => ({
  heads: { requests: null, items: null, cases: null },
  onlyCases,
  mayHoldCases,
  widest,
  paddedItems: false,
  run: [],
  candidates: [],
  leftovers: [],
  contested: [],
})

const isEmpty = (token: Token): boolean => token.text === '' && token.figure.images === 0

/** How many figures the row of a label has, where the heads above say so. */
function expectedOf(leaf: Token, heads: Heads): number | null {
  if (leaf.roles.itemRow !== undefined) return heads.items?.length ?? null
  if (leaf.roles.requestRow !== undefined) return heads.requests?.length ?? null
  return null
}

/** In a table whose rows end in padding, a blank last figure may be padding that moved up when a figure was lost. */
function mayBePadding(state: State, leaf: Token, found: readonly Candidate[]): boolean {
  const last = found.at(-1)?.figure
  if (last === undefined || last.text !== '' || last.images > 0) return false
  if (leaf.roles.itemRow !== undefined && state.paddedItems) return true
  return leaf.roles.requestRow !== undefined && state.widest > (state.heads.requests?.length ?? 0)
}

function readRow(state: State, row: readonly Token[]): void {
  const last = row.findLastIndex(isLabel)
  const values = row.slice(last + 1)
  const leaf = row[last]
  const labels = row.slice(0, last + 1).filter((token) => !isEmpty(token))
  if (leaf === undefined) {
    if (values.every(isEmpty)) return
    const hasNumber = values.some((token) => isNumber(token.text))
    if (hasNumber) settleRun(state, values, () => true)
    else state.run.push(...values.filter((token) => !isEmpty(token)))
    return
  }
  const trial: Heads = { ...state.heads }
  updateHeads(trial, [...state.run, ...labels])
  state.run.push(...labels)
  if (leaf.roles.itemColumn !== undefined) state.paddedItems = values.length > 0
  if (values.every(isEmpty) && values.length !== expectedOf(leaf, trial)) return
  settleRun(state, values, (found) => !mayBePadding(state, leaf, found))
}

function cellsAfterLabel(row: readonly Token[]): number {
  const last = row.findLastIndex(isLabel)
  return row[last]?.roles.requestRow === undefined ? 0 : row.length - 1 - last
}

const holdCases = (rows: readonly (readonly Token[])[]): boolean =>
  rows.some((row) => row.some(({ roles }) => isCaseHead(roles)))

const areOnlyCases = (rows: readonly (readonly Token[])[]): boolean =>
  holdCases(rows) && !rows.some((row) => row.some(({ roles }) => isRequestHead(roles) || isRequestRow(roles)))

/** `before` are the columns of table three that the table goes on from. Reads rows of cells in document order; empty cells are blanks where they stand among the figures. */
export function claimRows(
  rows: readonly (readonly Token[])[],
  before: readonly string[] | null = null,
): TableClaim {
  const widest = Math.max(0, ...rows.map(cellsAfterLabel))
  const state = freshState(widest, areOnlyCases(rows), holdCases(rows))
  state.heads.requests = before
  for (const row of rows) readRow(state, row)
  return state
}

/** The printed sums of a row or family hold: asked of running text, where a stray number cannot be told by its place. */
function sumsHold(found: readonly Candidate[]): boolean {
  const values = found.map((one) => readValue(one.figure.text, { unit: 'case' }).value)
  const add = (parts: readonly (number | null)[]): number =>
    parts.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  const table = found[0]?.table
  if (table === 't2') return true
  if (values.includes(null)) return false
  if (table === 't4') {
    for (let i = 0; i < values.length; i += RESULTS.length)
      if (add(values.slice(i, i + 4)) !== values[i + 4]) return false
    return true
  }
  const total = found.findIndex((one) => one.column === 'total')
  return add(values.filter((_, i) => i !== total)) === values[total]
}

/** Reads a stream of labels and figures, one a line, without rows: no blank can be seen, so every row must be whole. */
export function claimStream(tokens: readonly Token[], isFigure: (token: Token) => boolean): TableClaim {
  const state = freshState()
  let values: Token[] = []
  const close = (): void => {
    if (values.length > 0) settleRun(state, values, sumsHold)
    values = []
  }
  for (const token of tokens) {
    if (!isLabel(token) && isFigure(token)) values.push(token)
    else {
      close()
      state.run.push(token)
    }
  }
  close()
  return state
}
