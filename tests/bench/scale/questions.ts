/** The questions of a dashboard over the whole country: in the database, and as whole HTTP answers. */
import type { Answers } from '../../../src/api/answers.ts'
import { INDICATORS } from '../../../src/api/indicators.ts'
import { type Country, YEARS } from './country.ts'
import { type Promised, p95 } from './promise.ts'

interface Question {
  readonly name: string
  /** Asks the database for round `at`. */
  readonly ask: (answers: Answers, at: number) => Promise<unknown>
  readonly path: (at: number) => string
}

const ROUNDS = 24
const WARM = 6
const TODAY = '2026-11-24'
const FIRST = { offset: 0, limit: 100 }
const MEASURES = ['disclosure_rate', 'refusal_rate', 'completion_rate', 'natural_person_share'] as const

export async function questions(answers: Answers, land: Country, url: string): Promise<Promised[]> {
  const lines: Promised[] = []
  const bare = await timed((at) => answers.agency(String(at)))
  const alive = await timed(async () => void (await (await fetch(new URL('/healthz', url))).arrayBuffer()))
  process.stdout.write(
    `this machine now: one row by key ${bare.toFixed(1)} ms p95, /healthz ${alive.toFixed(1)} ms p95\n`,
  )
  for (const { name, ask, path } of questionsOf(land)) {
    const inside = await timed((at) => ask(answers, at))
    const whole = await timed(async (at) => {
      const answer = await fetch(new URL(path(at), url))
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${path(at)}: ${answer.status}`)
    })
    lines.push({ name: `${name}, in the database`, value: inside, unit: 'ms p95', limit: 50, goal: 15 })
    lines.push({ name: `${name}, whole answer`, value: whole, unit: 'ms p95', limit: 150, goal: 60 })
  }
  return lines
}

async function timed(work: (at: number) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < WARM + ROUNDS; at += 1) {
    const started = performance.now()
    await work(at)
    if (at >= WARM) times.push(performance.now() - started)
  }
  return p95(times)
}

function questionsOf({ bodies, city, province }: Country): readonly Question[] {
  const measure = (at: number) => MEASURES[at % MEASURES.length] ?? 'disclosure_rate'
  const year = (at: number) => YEARS[1 + (at % (YEARS.length - 1))] ?? 2023
  const filter = (at: number, region: string | null) => ({
    figure: measure(at),
    year: year(at),
    scope: 'own',
    region,
    kind: null,
    min_denominator: 10,
  })
  const inCity = bodies.filter(({ region }) => region.startsWith(city.slice(0, 4))).map(({ key }) => key)
  const key = (at: number) => inCity[(at * 7) % inCity.length] ?? ''
  const twenty = (at: number) => Array.from({ length: 20 }, (_, n) => key(at * 20 + n))
  const form = INDICATORS.filter(({ kind, eras }) => kind === 'cell' && eras.includes('era_2021')).map(
    ({ id }) => id,
  )
  const rank = (name: string, region: string | null): Question => ({
    name: `rank of the bodies of ${name}`,
    ask: (answers, at) => answers.rank(filter(at, region), at % 2 === 0, FIRST),
    path: (at) =>
      `/api/v1/rank?measure=${measure(at)}&year=${year(at)}${region === null ? '' : `&region=${region}`}`,
  })
  return [
    rank('a city', city),
    rank('a province', province),
    rank('the nation', null),
    {
      name: 'totals of every province and year',
      ask: (answers, at) =>
        answers.totals({
          figure: measure(at),
          years: null,
          level: 'province',
          scope: 'own',
          region: null,
          kind: null,
        }),
      path: (at) => `/api/v1/totals?measure=${measure(at)}&limit=1000`,
    },
    {
      name: 'largest changes in the nation',
      ask: (answers, at) => answers.changes(filter(at, null), 'both', FIRST),
      path: (at) => `/api/v1/changes?measure=${measure(at)}&year=${year(at)}`,
    },
    {
      name: 'matrix of who is missing in a city',
      ask: (answers) =>
        answers.matrix({ region: city, years: null, states: null, q: null, asOf: null, today: TODAY }, FIRST),
      path: () => `/?region=${city}`,
    },
    {
      name: 'one body over all years',
      ask: (answers, at) =>
        answers.compare({ agencies: [key(at)], years: [...YEARS], indicators: [...MEASURES] }),
      path: (at) => `/agencies/${encodeURIComponent(key(at))}`,
    },
    {
      name: '20 bodies compared in full',
      ask: (answers, at) => answers.compare({ agencies: twenty(at), years: [2023], indicators: form }),
      path: (at) =>
        `/api/v1/compare?agencies=${encodeURIComponent(twenty(at).join(','))}&years=2023&indicators=${form.join(',')}`,
    },
    {
      name: 'words of two characters in a city',
      ask: (answers) => answers.search({ region: city, agency: null, years: null, words: ['信访'] }, FIRST),
      path: () => `/api/v1/search?q=${encodeURIComponent('信访')}&region=${city}`,
    },
  ]
}
