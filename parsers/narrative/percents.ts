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
const LOOK_BACK = 40
/** Figures of one section that are looked at. */
const MOST = 2000

/** Every share of a passage whose part stands right before it. `figures` are those of the same passage. */
export function percentsOf(passage: Passage, figures: readonly StatedFigure[]): readonly StatedPercent[] {
  if (!passage.text.includes('%')) return []
  const tokens = passage.sentences
    .flatMap((sentence) => sentence.tokens.map((token) => ({ token, sentence })))
    .slice(0, MOST)
  if (!tokens.some(({ token }) => token.unit === '%')) return []
  const roles = new Map(figures.map(({ start, role }) => [start, role]))
  const said = figures.filter(({ role }) => WHOLES.has(role)).slice(0, MOST)
  return tokens.flatMap(({ token, sentence }, index): StatedPercent[] => {
    const part = tokens[index - 1]?.token
    if (token.unit !== '%' || part === undefined || part.unit === '%') return []
    const between = passage.text.slice(part.end, token.start)
    if (!OF_PART.test(between) || !SAYS_SHARE.test(between)) return []
    const role = roles.get(passage.original(part.start))
    const start = passage.original(token.start)
    const wholes = said.filter((figure) => figure.start < start)
    const near = tokens
      .slice(Math.max(0, index - LOOK_BACK), index - 1)
      .flatMap((one) =>
        one.token.unit === part.unit && one.token.value >= part.value ? [one.token.value] : [],
      )
    const candidates = [
      ...wholes.map(({ value }) => value).toReversed(),
      ...near.toReversed().slice(0, NEAREST),
    ]
    return [
      {
        ...placeOf(passage, sentence, part.start, token.end),
        percent: token.value,
        decimals: token.decimals,
        part: part.value,
        wholes: [...new Set(candidates)],
        certain: role !== undefined && PARTS.has(role) && wholes.some(({ doubt }) => doubt === null),
      },
    ]
  })
}
