/**
 * Shares said of a figure: `258件，占33.9%`, `208件（17.46%）`. Law kept here: a share is certain only where the parts are
 * outcomes of requests and the number of requests answered or received was said before.
 */
import type { StatedFigure, StatedPercent, StatedRole } from '../../src/domain/narrative.ts'
import { type Passage, placeOf } from './passage.ts'

/** Between a part and its share. */
const OF_PART = /^(?:[，,、（(]|占|比|约|总|数|量|的|办结|答复|申请|比例|为|分别){0,8}$/u
const SAYS_SHARE = /占|[（(]$/u
const WHOLES: ReadonlySet<StatedRole> = new Set(['closed', 'answered', 'received', 'received_with_carry'])
const PARTS: ReadonlySet<StatedRole> = new Set([
  'granted',
  'partially_granted',
  'granted_or_partial',
  'refused',
  'unable',
  'not_processed',
  'other',
])
const NEAREST = 4

/** Every share of a passage whose part stands right before it. `figures` are those of the same passage. */
export function percentsOf(passage: Passage, figures: readonly StatedFigure[]): readonly StatedPercent[] {
  const found: StatedPercent[] = []
  const tokens = passage.sentences.flatMap((sentence) =>
    sentence.tokens.map((token) => ({ token, sentence })),
  )
  tokens.forEach(({ token, sentence }, index) => {
    if (token.unit !== '%') return
    const part = tokens[index - 1]?.token
    if (part === undefined || part.unit === '%') return
    const between = passage.text.slice(part.end, token.start)
    if (!OF_PART.test(between) || !SAYS_SHARE.test(between)) return
    const role = figures.find((figure) => figure.start === passage.original(part.start))?.role
    const start = passage.original(token.start)
    const said = figures.filter(
      (figure) => WHOLES.has(figure.role) && figure.start < start && !figure.zero_claim,
    )
    const before = tokens.slice(0, index - 1).map((one) => one.token)
    const near = before
      .filter((one) => one.unit === part.unit && one.value >= part.value)
      .map((one) => one.value)
    found.push({
      ...placeOf(passage, sentence, part.start, token.end),
      percent: token.value,
      decimals: token.decimals,
      part: part.value,
      wholes: [
        ...new Set([...said.map(({ value }) => value).toReversed(), ...near.toReversed().slice(0, NEAREST)]),
      ],
      certain: role !== undefined && PARTS.has(role) && said.some(({ doubt }) => doubt === null),
    })
  })
  return found
}
