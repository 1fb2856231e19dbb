/**
 * A form that stands in running text, a label or figure a line or apart by white space. Labels cut over a few pieces are
 * joined; a piece that holds a label and figures glued together is no label and ends the row, so nothing is guessed from
 * it.
 */
import type { Block } from '../../src/domain/block.ts'
import { type Roles, rolesOf } from '../dictionary.ts'
import { isValueLike } from '../values.ts'
import { claimStream } from './by-order.ts'
import type { TableClaim } from './candidate.ts'
import type { Token } from './order-heads.ts'
import { hasRole, isKnown, MAX_LINE, type Piece, piecesOf } from './text-pieces.ts'

const MAX_JOINED = 4

const tokenOf = (pieces: readonly Piece[], text: string, roles: Roles): Token => {
  const first = pieces[0]
  const last = pieces.at(-1)
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

/** The longest run of pieces from `at` on that is one label together; one piece where there is none. */
function nextToken(pieces: readonly Piece[], at: number): { readonly token: Token; readonly taken: number } {
  const first = pieces[at] as Piece
  for (let taken = MAX_JOINED; taken > 1; taken -= 1) {
    const part = pieces.slice(at, at + taken)
    if (part.length < taken || part.some(({ text }) => isValueLike(text))) continue
    const text = part.map((piece) => piece.text).join('')
    const roles = rolesOf(text)
    if (hasRole(roles)) return { token: tokenOf(part, text, roles), taken }
  }
  return { token: tokenOf([first], first.text, rolesOf(first.text)), taken: 1 }
}

/** Long lines that also hold words of no form: their text stays with its section. */
function proseOf(tokens: readonly Token[], blocks: readonly Block[]): ReadonlySet<number> {
  const strange = tokens.filter(({ text }) => !isKnown(text) && !isValueLike(text))
  return new Set(
    strange.flatMap(({ figure: { place } }) => {
      const block = blocks[place.block]
      return block?.kind === 'text' && block.text.length > MAX_LINE ? [place.block] : []
    }),
  )
}

/** Reads the lines of a document as a stream; `claimed` are the blocks whose lines became cells. */
export function claimText(blocks: readonly Block[]): TableClaim & { readonly claimed: ReadonlySet<number> } {
  const pieces = piecesOf(blocks)
  const tokens: Token[] = []
  const labelLines: number[] = []
  for (let at = 0; at < pieces.length; ) {
    const { token, taken } = nextToken(pieces, at)
    tokens.push(token)
    if (isKnown(token.text)) labelLines.push(...pieces.slice(at, at + taken).map(({ index }) => index))
    at += taken
  }
  const claim = claimStream(tokens, (token) => isValueLike(token.text))
  const ofForm = new Set(claim.candidates.map((candidate) => candidate.figure.place.block))
  if (ofForm.size === 0) return { candidates: [], leftovers: [], contested: [], claimed: new Set() }
  // Labels and heads between claimed figures belong to the tables, not to the text of the sections.
  const prose = proseOf(tokens, blocks)
  const claimed = new Set([...ofForm, ...labelLines].filter((index) => !prose.has(index)))
  const [from, to] = [Math.min(...ofForm), Math.max(...ofForm)]
  const leftovers = claim.leftovers.filter(
    ({ source, reason }) => reason === 'doubtful' || (source.block >= from && source.block <= to),
  )
  return { ...claim, leftovers, claimed }
}
