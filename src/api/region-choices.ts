/** Regions to choose from: those where some body is, and those around them. A country of others is no menu. */
import type { RegionOption } from '../web/page.ts'
import type { Answers } from './answers.ts'

const ANY = { region: null, parent: null, level: null, q: null, validOn: null }
const MOST = 1_000

export async function regionChoices({ regions }: Answers): Promise<readonly RegionOption[]> {
  const { rows } = await regions({ ...ANY, withBodies: true }, { offset: 0, limit: MOST })
  return rows.map(({ code, name }) => ({ code, name }))
}
