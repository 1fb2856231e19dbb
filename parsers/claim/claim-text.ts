/**
 * A form that stands in running text, one label or figure a line. Labels cut over a few lines are joined; a line that
 * holds a label and figures glued together is no label and ends the row, so nothing is guessed from it.
 */
import type { Block } from '../../src/domain/block.ts'
import { isItemCaption, type Roles, rolesOf } from '../dictionary.ts'
import { isValueLike } from '../values.ts'
import { claimStream } from './by-order.ts'
import type { TableClaim } from './candidate.ts'
import type { Token } from './order-heads.ts'

type TextBlock = Extract<Block, { kind: 'text' }>

interface Line {
  readonly block: TextBlock
  readonly index: number
}

const MAX_LINE = 120
const MAX_JOINED = 4

const hasRole = (roles: Roles): boolean => Object.keys(roles).length > 0
const isKnown = (roles: Roles, text: string): boolean => hasRole(roles) || isItemCaption(text)

const tokenOf = (lines: readonly Line[], text: string, roles: Roles): Token => {
  const first = lines[0]
  const last = lines.at(-1)
  return {
    text,
    roles,
    figure: {
      text,
      images: 0,
      onlyMark: false,
      place: {
        block: first?.index ?? 0,
        ...(first?.block.start === undefined ? {} : { start: first.block.start }),
        ...(last?.block.end === undefined ? {} : { end: last.block.end }),
      },
    },
  }
}

/** The longest run of lines from `at` on that is one label together; one line where there is none. */
function nextToken(lines: readonly Line[], at: number): { readonly token: Token; readonly taken: number } {
  const first = lines[at] as Line
  for (let taken = MAX_JOINED; taken > 1; taken -= 1) {
    const part = lines.slice(at, at + taken)
    if (part.length < taken || part.some((line) => isValueLike(line.block.text))) continue
    const text = part.map((line) => line.block.text).join('')
    const roles = rolesOf(text)
    if (hasRole(roles)) return { token: tokenOf(part, text, roles), taken }
  }
  const { text } = first.block
  return { token: tokenOf([first], text, rolesOf(text)), taken: 1 }
}

/** Reads the lines of a document as a stream; `claimed` are the blocks whose lines became cells. */
export function claimText(blocks: readonly Block[]): TableClaim & { readonly claimed: ReadonlySet<number> } {
  const lines: Line[] = []
  blocks.forEach((block, index) => {
    if (block.kind === 'text' && block.aside !== true && block.text.length <= MAX_LINE)
      lines.push({ block, index })
  })
  const tokens: Token[] = []
  const labelLines: number[] = []
  for (let at = 0; at < lines.length; ) {
    const { token, taken } = nextToken(lines, at)
    tokens.push(token)
    if (isKnown(token.roles, token.text))
      labelLines.push(...lines.slice(at, at + taken).map((line) => line.index))
    at += taken
  }
  const claim = claimStream(tokens, (token) => isValueLike(token.text))
  const ofForm = new Set(claim.candidates.map((candidate) => candidate.figure.place.block))
  if (ofForm.size === 0) return { candidates: [], leftovers: [], contested: [], claimed: new Set() }
  // Labels and heads between claimed figures belong to the tables, not to the text of the sections.
  const claimed = new Set([...ofForm, ...labelLines])
  const [from, to] = [Math.min(...ofForm), Math.max(...ofForm)]
  const leftovers = claim.leftovers.filter(
    ({ source, reason }) => reason === 'doubtful' || (source.block >= from && source.block <= to),
  )
  return { ...claim, leftovers, claimed }
}
