/** The heads in force for the reading by order: which columns follow a label, where their order leaves no choice. */
import { isItemCaption, type Roles } from '../dictionary.ts'
import { T3_COLUMN_IDS, T4_FAMILIES, T4_RESULTS } from '../formats/index.ts'
import type { Figure } from './candidate.ts'
import { isRequestHead } from './requests.ts'

export interface Token {
  readonly text: string
  readonly roles: Roles
  readonly figure: Figure
}

interface ItemHead {
  readonly id: string
  readonly text: string
  readonly eras: readonly string[]
}

/** Heads in force; null where none were seen or their order leaves a choice. */
export interface Heads {
  requests: readonly string[] | null
  items: readonly ItemHead[] | null
  cases: readonly string[] | null
}

const PARTS = T3_COLUMN_IDS.slice(1, -1)
/** The head of table three line by line: 自然人, 法人或其他组织, 总计, then the five under 法人或其他组织. */
const BY_LINES = ['natural_person', '*', 'total', ...PARTS].join()
/** The same head read downwards. */
const BY_COLUMNS = ['natural_person', '*', ...PARTS, 'total'].join()

export const isLabel = (token: Token): boolean =>
  Object.keys(token.roles).length > 0 || isItemCaption(token.text)

function requestHeads(run: readonly Token[]): readonly string[] | null | undefined {
  const first = run.findIndex((token) => isRequestHead(token.roles) && !token.roles.applicants)
  if (first < 0) return undefined
  const names: string[] = []
  for (const { roles } of run.slice(first)) {
    const name = roles.legalPerson ? '*' : roles.requestColumn
    if (name === undefined || names.length === 8) break
    names.push(name)
  }
  const order = names.join()
  if (order === BY_LINES || order === BY_COLUMNS) return T3_COLUMN_IDS
  const flat = names.slice(0, 7)
  return new Set(flat).size === 7 && !flat.includes('*') ? flat : null
}

function itemHeads(run: readonly Token[]): readonly ItemHead[] | null | undefined {
  const stub = run.findLastIndex((token) => token.roles.itemStub === true || isItemCaption(token.text))
  if (stub < 0) return undefined
  const heads: ItemHead[] = []
  for (const { roles, text } of run.slice(stub + 1)) {
    if (roles.itemColumn !== undefined) heads.push({ ...roles.itemColumn, text })
    else if (roles.itemRow !== undefined) break
    else return null
  }
  return heads.length > 0 && new Set(heads.map((head) => head.id)).size === heads.length ? heads : null
}

export const RESULTS = T4_RESULTS.map((result) => result.id)
const FAMILIES = T4_FAMILIES.map((family) => family.id)
const idsOf = (families: readonly string[]): string[] =>
  families.flatMap((family) => RESULTS.map((result) => `${family}_${result}`))

/** Orders of the head of table four that leave no choice, and the fifteen (or five) cells they name. */
const CASE_ORDERS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    [
      'review',
      '*',
      ...RESULTS,
      'litigation_direct',
      'litigation_after_review',
      ...RESULTS,
      ...RESULTS,
    ].join(),
    idsOf(FAMILIES),
  ],
  [
    [
      'review',
      ...RESULTS,
      '*',
      'litigation_direct',
      ...RESULTS,
      'litigation_after_review',
      ...RESULTS,
    ].join(),
    idsOf(FAMILIES),
  ],
  [
    ['review', ...RESULTS, 'litigation_direct', ...RESULTS, 'litigation_after_review', ...RESULTS].join(),
    idsOf(FAMILIES),
  ],
  ...FAMILIES.flatMap((family) => [
    [[family, ...RESULTS].join(), idsOf([family])] as const,
    [['*', family, ...RESULTS].join(), idsOf([family])] as const,
  ]),
])

function caseHeads(run: readonly Token[]): readonly string[] | null | undefined {
  const isHead = ({ roles }: Token): boolean =>
    roles.caseFamily !== undefined || roles.litigation === true || roles.caseResult !== undefined
  const last = run.findLastIndex((token) => !isHead(token))
  const heads = run.slice(last + 1)
  if (heads.length === 0) return undefined
  const order = heads
    .map(({ roles }) => (roles.litigation ? '*' : (roles.caseFamily ?? roles.caseResult)))
    .join()
  return CASE_ORDERS.get(order) ?? null
}

/** Takes over the heads that a run of labels prints; the heads of table four serve one row of figures only. */
export function updateHeads(heads: Heads, run: readonly Token[]): void {
  const requests = requestHeads(run)
  const items = itemHeads(run)
  const cases = caseHeads(run)
  if (requests !== undefined) heads.requests = requests
  if (items !== undefined) heads.items = items
  heads.cases = cases ?? null
}
