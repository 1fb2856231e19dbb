/**
 * The narrative for researchers, and words in it. Chinese has no blanks between words and the servers have no word lists,
 * so the index holds every pair of neighbouring characters: a word is found by its pairs and then looked for in the text
 * itself. Nothing but what every Postgres and PGlite has is used.
 */
import { type Kysely, sql } from 'kysely'
import { columnComment } from './research-comments-1.ts'

/** What NFKC leaves of white space, line ends, soft hyphens and marks without width. */
const IGNORED = String.raw`\t\n\x0b\f\r \u0085\u00ad\u1680\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff`

const FUNCTIONS = `
create function research.search_text(words text) returns text language sql immutable strict parallel safe as $$
  select lower(translate(normalize(words, NFKC), E'${IGNORED}', '') collate "C")
$$;
comment on function research.search_text is 'Text as it is searched: NFKC, A–Z in lower case, no white space.';

create function research.search_bigrams(words text) returns bigint[] language sql immutable strict parallel safe cost 1000 as $$
  select coalesce(array_agg(ascii(pair.a)::bigint * 2097152 + ascii(pair.b)), '{}')
    from (select string_to_array(research.search_text(words), null) as characters offset 0) text,
         unnest(text.characters, text.characters[2:]) pair (a, b)
   where pair.b is not null
$$;
comment on function research.search_bigrams is 'Every pair of neighbouring characters of a text as it is searched, as a number.';

create function research.mentions(words_of text, word text) returns boolean language sql immutable parallel safe as $$
  select research.search_bigrams(words_of) @> research.search_bigrams(word)
     and strpos(research.search_text(words_of), research.search_text(word)) > 0
$$;
comment on function research.mentions is 'Whether a text holds a word: mentions(text, ''信访''). Over the views of sections it uses the index.';

create index section_words on section using gin (research.search_bigrams(text));
`

const view = (name: string, only: string) => `
create view research.${name} as
select r.id as report_id, v.id as version_id, v.version::integer as version, v.current, a.key as agency_key,
       a.name as agency, g.code as region_code, g.name as region, r.year::integer as year, r.scope, v.era, v.status,
       s.position::integer as position, s.section_id, s.heading, s.text, v.document_sha256, v.source_url, v.fetched_at
  from section s
  join report_version v on v.id = s.version_id
  join report r on r.id = v.report_id
  join agency a on a.id = r.agency_id
  join region g on g.code = a.region_code
 ${only};`

const VIEWS = [
  { name: 'sections', only: 'where v.current', comment: 'The narrative: one row a section of a report.' },
  { name: 'sections_history', only: '', comment: 'The narrative, all versions.' },
] as const

const COLUMNS: Readonly<Record<string, string>> = {
  position: 'Order in the document, from 0.',
  section_id: 'overview, proactive_disclosure, requests …',
  heading: 'As printed; null where the heading is lost.',
  text: 'The text; research.mentions(text, word) looks for a word in it.',
}

const GRANT = `
do $$ begin
  grant select on research.sections, research.sections_history to nianbao_reader;
exception when insufficient_privilege or undefined_object then
  raise notice 'nianbao_reader may not read the sections: %', sqlerrm;
end $$;
`

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(FUNCTIONS).execute(db)
  for (const { name, only, comment } of VIEWS) {
    await sql.raw(view(name, only)).execute(db)
    const { rows } = await sql<{ column: string }>`
      select attname as column from pg_attribute where attrelid = ${`research.${name}`}::regclass and attnum > 0
    `.execute(db)
    const comments = rows.map(
      ({ column }) =>
        `comment on column research.${name}.${column} is ${quote(COLUMNS[column] ?? columnComment(name, column))};`,
    )
    await sql
      .raw([`comment on view research.${name} is ${quote(comment)};`, ...comments].join('\n'))
      .execute(db)
  }
  await sql.raw(GRANT).execute(db)
}
