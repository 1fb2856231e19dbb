/**
 * Words in the narrative of the reports shown. A word of two characters is enough; one of a single character is found
 * too, without the index. White space, line ends, width and case make no difference; punctuation does.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely'
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
      sql`v.current`,
      ...words.map(holds),
      yearFilter(filters.years, sql`r.year`),
      ...inside(filters.region),
      filters.agency_key === undefined ? sql`true` : sql`a.key = ${filters.agency_key}`,
    ],
    sql` and `,
  )
  const { data, ...page } = await pageOf<SectionRow>(db, filters, {
    select: sql`r.id as report_id, a.key as agency_key, a.name as agency, g.name as region, g.code as region_code,
                r.year::integer as year, r.scope, s.section_id as section, s.heading, s.text, v.source_url,
                v.document_sha256`,
    from: sql`section s join report_version v on v.id = s.version_id join report r on r.id = v.report_id
              join agency a on a.id = r.agency_id join region g on g.code = a.region_code where ${where}`,
    order: sql`a.key, r.year, r.scope, s.position`,
  })
  return { ...page, data: data.map(({ text, ...row }) => ({ ...row, ...mentionOf(text, first) })) }
}

const PAIR = 2

/** A word of two characters is a pair of the index itself: the text need not be looked at again. */
function holds(word: string): RawBuilder<boolean> {
  return [...searchedText(word)].length === PAIR
    ? sql<boolean>`research.search_bigrams(s.text) @> research.search_bigrams(${word}::text)`
    : sql<boolean>`research.mentions(s.text, ${word}::text)`
}

/** The index knows provinces, prefectures and counties; a township is told from its code. */
function inside(region: string | undefined): readonly RawBuilder<boolean>[] {
  if (region === undefined || /^0+$/.test(region)) return []
  const digits = region.slice(0, 6).replace(/(?:00){1,2}$/, '')
  return [sql<boolean>`s.places @> array[${digits}::integer]`, regionFilter(region, sql`a.region_code`)]
}

function checkedWord(word: string): string {
  const safe = safeText(word)
  if (searchedText(safe) !== '') return safe
  throw new InputError('bad_word', `the word is "${word}", expected at least one character that is no blank`)
}
