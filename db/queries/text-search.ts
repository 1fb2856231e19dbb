/**
 * Words in the narrative of the reports shown. A word of two characters is enough; one of a single character is found
 * too, without the index. White space, line ends, width and case make no difference; punctuation does.
 */
import { type Kysely, sql } from 'kysely'
import type { MentionAnswer } from '../../src/domain/answer.ts'
import { InputError } from '../../src/domain/errors.ts'
import { mentionOf, searchedText } from '../../src/domain/searched-text.ts'
import { safeText } from '../safe-json.ts'
import type { Schema } from '../schema.ts'
import { type Page, type Paging, pageOf, regionFilter, yearFilter } from './paging.ts'

export interface TextFilters extends Paging {
  /** Each must stand in the section. */
  readonly words: readonly string[]
  readonly years?: readonly number[]
  /** Code of a region; all inside it are meant. */
  readonly region?: string
  readonly agency_key?: string
}

type SectionRow = Omit<MentionAnswer, 'offset' | 'snippet'> & { readonly text: string }

/** Sections that hold every word, by body, year and place. InputError where a word has nothing to search for. */
export async function searchText(db: Kysely<Schema>, filters: TextFilters): Promise<Page<MentionAnswer>> {
  const words = filters.words.map(checkedWord)
  const [first] = words
  if (first === undefined) throw new InputError('no_word', 'no word was given, expected at least one')
  const where = sql.join(
    [
      ...words.map((word) => sql`research.mentions(s.text, ${word}::text)`),
      yearFilter(filters.years, sql`s.year`),
      regionFilter(filters.region, sql`s.region_code`),
      filters.agency_key === undefined ? sql`true` : sql`s.agency_key = ${filters.agency_key}`,
    ],
    sql` and `,
  )
  const { data, ...page } = await pageOf<SectionRow>(db, filters, {
    select: sql`s.report_id, s.agency_key, s.agency, s.region, s.region_code, s.year, s.scope, s.section_id as section,
                s.heading, s.text, s.source_url, s.document_sha256`,
    from: sql`research.sections s where ${where}`,
    order: sql`s.agency_key, s.year, s.scope, s.position`,
  })
  return { ...page, data: data.map(({ text, ...row }) => ({ ...row, ...mentionOf(text, first) })) }
}

function checkedWord(word: string): string {
  const safe = safeText(word)
  if (searchedText(safe) !== '') return safe
  throw new InputError('bad_word', `the word is "${word}", expected at least one character that is no blank`)
}
