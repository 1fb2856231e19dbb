/**
 * Which CMS made a list page. Tests run in a fixed order, most particular first, because reading the page of one system as
 * that of a plainer one would find the first rows and silently lose the rest.
 */
import { BlockedError, InputError } from '../src/domain/errors.ts'
import { recogniseBlock } from './blocked.ts'
import { isDrawn } from './drawing.ts'
import { browserList } from './families/browser-list.ts'
import { gongkai } from './families/gongkai.ts'
import { FAMILIES } from './families/index.ts'
import type { Family, Page } from './family.ts'

export interface Detection {
  readonly family: Family
  readonly sure: 'yes' | 'maybe'
  readonly why: string
}

/** The family of a list page and why. Throws BlockedError for a challenge, InputError where no family fits. */
export function detectFamily(page: Page): Detection {
  const block = recogniseBlock(page.document)
  if (block !== null) {
    throw new BlockedError(`blocked:${block.product}`, `${page.url}: ${block.reason}`, {
      context: { url: page.url },
    })
  }
  if (isDrawn(page)) return drawnFamily(page)
  const doubts: Detection[] = []
  const refused: string[] = []
  for (const known of FAMILIES) {
    const { sure, why } = known.recognise(page)
    if (sure === 'yes') return { family: known, sure, why }
    if (sure === 'maybe') doubts.push({ family: known, sure, why })
    else refused.push(`${known.id}: ${why}`)
  }
  const [best] = doubts
  if (best) return best
  const why = refused.join('; ')
  throw new InputError('family_unknown', `${page.url}: no known kind of list is in this page (${why})`, {
    hint: 'Check that the column address shows a list of reports when opened without scripts.',
    context: { url: page.url },
  })
}

/** What a browser drew is read by a family that turns its pages in the browser as well. */
function drawnFamily(page: Page): Detection {
  const known = gongkai.recognise(page)
  if (known.sure === 'yes') return { family: gongkai, sure: 'yes', why: known.why }
  return { family: browserList, sure: 'yes', why: browserList.recognise(page).why }
}

/** The family a portal file names. Throws InputError for an id that is not in this version. */
export function familyById(id: string): Family {
  const family = FAMILIES.find((candidate) => candidate.id === id)
  if (family) return family
  throw new InputError(
    'family_unknown',
    `there is no family "${id}"; expected auto or one of: ${FAMILIES.map((known) => known.id).join(', ')}`,
  )
}
