import { type Kysely, sql } from 'kysely'
import { expect, it } from 'vitest'
import { saveReport } from '../../db/queries/save-report.ts'
import { searchText } from '../../db/queries/text-search.ts'
import type { Schema } from '../../db/schema.ts'
import { InputError } from '../../src/domain/errors.ts'
import { searchedText } from '../../src/domain/searched-text.ts'
import { describeEachDatabase } from '../support/database.ts'
import { document, plantDistrict, sampleInput, sampleReport } from './sample-report.ts'

const OVERVIEW = `全年办理来信来访，办结\u3000率为ＡＢＣ级；公开、透明。
设立“政务\n  公开”专栏，满意度达100%，编号a_b。${'平稳有序，'.repeat(20)}𠮷镇㈠处。`
const REQUESTS = "全年收到申请若干件，O'Hara 一案；drop table report; 均依法答复。"
const SPANS = sampleReport({
  sections: [
    { id: 'overview', heading: '一、总体情况', text: OVERVIEW },
    { id: 'requests', heading: null, text: REQUESTS },
  ],
})

async function plant(db: Kysely<Schema>): Promise<void> {
  await plantDistrict(db)
  await saveReport(db, sampleInput({ report: SPANS }))
  const other = sampleReport({ sections: [{ id: 'overview', heading: null, text: '本年来信不多。' }] })
  await saveReport(
    db,
    sampleInput({
      year: 2020,
      report: other,
      document: document('http://www.baichuan.example/2020.html', 'b'),
    }),
  )
}

const HITS: readonly (readonly [what: string, words: readonly string[], hits: readonly string[]])[] = [
  ['a word of two characters', ['来访'], ['2021 overview']],
  ['a word of two reports', ['来信'], ['2020 overview', '2021 overview']],
  ['a word of one character', ['访'], ['2021 overview']],
  ['a longer word', ['来信来访'], ['2021 overview']],
  ['pairs that stand apart', ['来信访来'], []],
  ['a word broken by a line end', ['政务公开'], ['2021 overview']],
  ['a word broken by an ideographic blank', ['办结率'], ['2021 overview']],
  ['no word across punctuation', ['公开透明'], []],
  ['punctuation that is asked for', ['公开、透明'], ['2021 overview']],
  ['full width, small letters', ['abc级'], ['2021 overview']],
  ['half width asked in full width', ['１００％'], ['2021 overview']],
  ['a compatibility character', ['(一)处'], ['2021 overview']],
  ['a character outside the basic plane', ['𠮷镇'], ['2021 overview']],
  ['a percent sign is itself', ['0%，'], ['2021 overview']],
  ['a percent sign is no wildcard', ['来%访'], []],
  ['an underscore is no wildcard', ['a_b'], ['2021 overview']],
  ['an underscore stands for nothing else', ['来_来'], []],
  ['a backslash', ['\\'], []],
  ['a quote', ["O'Hara"], ['2021 requests']],
  ['what looks like SQL', ["'; drop table report; --"], []],
  ['SQL that is printed', ['drop table report;'], ['2021 requests']],
  ['several words of one section', ['来信', '专栏'], ['2021 overview']],
  ['words of different sections', ['来信', '答复'], []],
  ['halves of a pair and NUL', ['来\uD800访', '\0信'], []],
  ['no hit', ['诉讼'], []],
]

describeEachDatabase('words in the narrative', (open) => {
  it('are found as printed, whatever breaks them', async () => {
    const { db } = await open()
    await plant(db)
    for (const [what, words, hits] of HITS) {
      const { data, total } = await searchText(db, { words })
      expect(
        data.map(({ year, section }) => `${year} ${section}`),
        what,
      ).toEqual(hits)
      expect(total, what).toBe(hits.length)
    }
    expect(await db.selectFrom('report').selectAll().execute()).toHaveLength(2)
  })

  it('come with their place, source and the words around', async () => {
    const { db } = await open()
    await plant(db)
    const found = await searchText(db, { words: ['政务公开'], years: [2021], region: '990300' })
    expect(found.data).toMatchObject([
      {
        agency: '柏川区民政局',
        heading: '一、总体情况',
        offset: OVERVIEW.indexOf('政务'),
        snippet: expect.stringMatching(/^全年办理.*设立“政务 公开”专栏.*…$/),
        source_url: 'http://www.baichuan.example/nianbao/2021.html',
        document_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
    expect((await searchText(db, { words: ['来信'], years: [2021] })).total).toBe(1)
    expect((await searchText(db, { words: ['来信'], region: '110000' })).total).toBe(0)
    expect((await searchText(db, { words: ['来信'], agency_key: '990301:财政局' })).total).toBe(0)
    const first = await searchText(db, { words: ['来信'], limit: 1 })
    expect(first).toMatchObject({ data: [{ year: 2020 }], next: '1', total: 2 })
    const second = await searchText(db, { words: ['来信'], limit: 1, after: first.next })
    expect(second).toMatchObject({ data: [{ year: 2021 }], next: null })
  })

  it('are refused where nothing is left to search for', async () => {
    const { db } = await open()
    for (const words of [[], [''], ['来信', ' \u3000\u200b']])
      await expect(searchText(db, { words })).rejects.toThrow(InputError)
  })

  it('are searched alike here and in the database', async () => {
    const { db } = await open()
    for (const text of [OVERVIEW, REQUESTS, 'É e\u0301 Ａ\u00a0\u2003Ⅷ ①\u00ad\ufeff㎡ ﬁ İ ß', '']) {
      const { rows } = await sql<{ text: string }>`select research.search_text(${text}) as text`.execute(db)
      expect(rows[0]?.text).toBe(searchedText(text))
    }
  })

  it('are found through the index, by the reader too', async () => {
    const { db } = await open()
    await plant(db)
    await db.transaction().execute(async (trx) => {
      await sql`set local role nianbao_reader`.execute(trx)
      await sql`set local enable_seqscan = off`.execute(trx)
      const { rows } = await sql<{ year: number }>`
        select year from research.sections where research.mentions(text, '来访')
      `.execute(trx)
      expect(rows).toEqual([{ year: 2021 }])
      const plan = await sql<Record<string, string>>`
        explain select year from research.sections where research.mentions(text, '来访')
      `.execute(trx)
      expect(JSON.stringify(plan.rows)).toContain('section_words')
    })
  })

  it('are searched in the version shown; the history has all', async () => {
    const { db } = await open()
    await plant(db)
    const changed = sampleReport({ sections: [{ id: 'overview', heading: null, text: '全年办理来电。' }] })
    await saveReport(
      db,
      sampleInput({ report: changed, document: { ...sampleInput({ report: changed }).document } }),
    )
    expect((await searchText(db, { words: ['来访'] })).total).toBe(0)
    expect((await searchText(db, { words: ['来电'] })).total).toBe(1)
    const { rows } = await sql<{ version: number }>`
      select version from research.sections_history where research.mentions(text, '来访')
    `.execute(db)
    expect(rows).toEqual([{ version: 1 }])
  })
})
