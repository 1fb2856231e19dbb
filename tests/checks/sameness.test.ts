/** Copied narratives: what is alike, what only looks so, and signatures that find it among many. */
import { describe, expect, it } from 'vitest'
import {
  checkSameness,
  commonRuns,
  type NarrativeText,
  type RunNarrative,
  runNarrative,
} from '../../src/checks/index.ts'
import { likeness, signatureOf } from '../../src/checks/minhash.ts'
import { maskedText, type Runs, shinglesOf, similarity } from '../../src/checks/shingles.ts'

/** Sentences that no two seeds share, of invented matters. */
function prose(seed: number, sentences = 14): string {
  const words = [
    ...'柳湾石桥临湖柏川渡口桑园茶岭竹溪松坪梅坞荷塘苇荡枫林杏村桃源榆岸槐荫菱角藕渠芦滩稻场麦垄',
  ]
  let state = seed * 7919 + 13
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return words[(state >>> 8) % words.length] ?? ''
  }
  return Array.from({ length: sentences }, () => `${Array.from({ length: 24 }, next).join('')}。`).join('\n')
}

const LAW =
  '根据《中华人民共和国政府信息公开条例》和上级要求，本机关编制并公布本年度政府信息公开工作年度报告，数据统计期限自一月一日至十二月三十一日，如有疑问请与本机关联系。'.repeat(
    1,
  )
const of = (key: string, text: string, rest: Partial<NarrativeText> = {}): RunNarrative =>
  runNarrative({
    agency_key: `990301:${key}`,
    agency: `柏川区${key}`,
    names: [`柏川区${key}`, '柏川区', key],
    year: 2022,
    source_url: `http://www.baichuan.example/${key}.html`,
    text,
    ...rest,
  })
const whose = (one: RunNarrative) => ({ agency_key: one.agency_key, year: one.year })
const say = (one: RunNarrative, others: readonly RunNarrative[], common: Runs = new Uint32Array()) =>
  checkSameness(one, others, common).map(({ key, severity }) => `${key} ${severity} ${whose(one).year}`)

describe('sameness', () => {
  const own = of('审计局', prose(1))
  it.each<[string, RunNarrative, readonly string[]]>([
    ['another text', of('统计局', prose(2)), []],
    ['the same text', of('统计局', prose(1)), ['990301:统计局 warning 2022']],
    ['half of it', of('统计局', prose(1, 7) + prose(2, 7)), []],
    ['one sentence more', of('统计局', `${prose(1)}\n另行增加一句说明。`), ['990301:统计局 warning 2022']],
    ['its own text of last year', of('审计局', prose(1), { year: 2021 }), ['year_before warning 2022']],
    ['a short text', of('统计局', prose(1, 3)), []],
  ])('%s', (_, other, keys) => {
    expect(say(own, [other])).toEqual(keys)
  })

  it('sees through names and years, not through new figures', () => {
    const text = (name: string, year: number, count: number) =>
      prose(3).replaceAll('。', `，柏川区${name}${year}年办理${count}件。`)
    const one = of('审计局', text('审计局', 2022, 31))
    expect(say(one, [of('统计局', text('统计局', 2022, 31))])).toHaveLength(1)
    expect(say(one, [of('审计局', text('审计局', 2021, 31), { year: 2021 })])).toHaveLength(1)
    expect(say(one, [of('统计局', text('统计局', 2022, 479))])).toEqual([])
  })

  it('calls nobody a copyist for what everybody prints', () => {
    const template = Array.from({ length: 6 }, (_unused, at) => `${LAW}其${at}：${prose(40, 12)}`)
    const all = template.map((text, at) => of(`第${at}局`, text))
    const common = commonRuns(all)
    for (const one of all)
      expect(
        say(
          one,
          all.filter((other) => other !== one),
          common,
        ),
      ).toEqual([])
    expect(say(all[0] as RunNarrative, all.slice(1))).toHaveLength(3)
  })

  it('quotes both reports, how alike they are and a sentence', () => {
    const [finding] = checkSameness(own, [of('统计局', prose(1))], new Uint32Array())
    expect(finding).toMatchObject({ check: 'o15_sameness', state: 'fail', fingerprint: expect.any(String) })
    expect(finding?.message).toContain('100 %')
    expect(finding?.message).toContain('柏川区统计局')
    expect(finding?.message).toContain('http://www.baichuan.example/审计局.html')
    const quoted = /“(.{10,})”/u.exec(finding?.message ?? '')?.[1] ?? '?'
    expect(own.text).toContain(quoted)
  })

  it('is the same in either direction', () => {
    const other = of('统计局', `${prose(1)}\n另行增加一句说明。`)
    const [there] = checkSameness(own, [other], new Uint32Array())
    const [back] = checkSameness(other, [own], new Uint32Array())
    const share = (text = '') => /[\d.]+ %/u.exec(text)?.[0]
    expect(share(there?.message)).toBe(share(back?.message))
  })
})

describe('signatures', () => {
  const runs = (text: string) => shinglesOf(maskedText(text, { year: 2022, names: [] }))
  it('guess how alike texts are', () => {
    for (const [shared, total] of [
      [14, 14],
      [13, 14],
      [10, 14],
      [7, 14],
      [0, 14],
    ] as const) {
      const [a, b] = [runs(prose(1, total)), runs(prose(1, shared) + prose(9, total - shared))]
      const guess = likeness(signatureOf(a, 2022).bytes, signatureOf(b, 2022).bytes)
      expect(Math.abs(guess - similarity(a, b))).toBeLessThan(0.13)
    }
  })

  it('share a band where texts are alike, of one year only, and seldom where they are not', () => {
    const base = signatureOf(runs(prose(1)), 2022)
    const meets = (text: string, year = 2022) => {
      const { bands } = signatureOf(runs(text), year)
      return bands.some((band) => base.bands.includes(band))
    }
    expect(base.bytes).toHaveLength(128)
    expect(base.bands).toHaveLength(16)
    expect(meets(`${prose(1)}另行增加一句说明。`)).toBe(true)
    expect(meets(prose(1), 2021)).toBe(false)
    const strangers = Array.from({ length: 100 }, (_, at) => meets(prose(at + 100)))
    expect(strangers.filter(Boolean)).toEqual([])
  })
})
