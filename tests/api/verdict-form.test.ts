/** The form of a finding's page: who may decide, what is refused, and that nothing is kept of what is wrong. */
import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { createServer } from '../../src/api/server.ts'
import type { Verdict } from '../../src/domain/verdict.ts'
import { FINDINGS, NOW, sampleAnswers, sampleArchive } from './sample-answers.ts'

const TOKEN = 'oak'
const FINGERPRINT = FINDINGS[0]?.fingerprint ?? ''
const PATH = `/findings/${FINGERPRINT}`
const SOUND = { verdict: 'confirmed', author: '周明', note: '见原页', token: TOKEN }

function served(token: string | null) {
  const kept: Verdict[] = []
  const refused = async () => {
    throw new Error('not asked here')
  }
  const judge = async (verdict: Verdict) => kept.push(verdict)
  const app = createServer({
    answers: sampleAnswers(),
    archive: sampleArchive,
    now: () => NOW,
    token,
    writes: { judge, importDocument: refused, importRoster: refused, savePortal: refused },
  })
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}, path = PATH) =>
    app.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
  return { app, kept, send }
}

test('a whole form with the token is kept, and leads back to the finding', async () => {
  const { kept, send } = served(TOKEN)
  const answer = await send(SOUND)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, PATH])
  expect(kept).toEqual([{ fingerprint: FINGERPRINT, verdict: 'confirmed', author: '周明', note: '见原页' }])
})

test.each<[string, Record<string, string>, number, string]>([
  ['a wrong token', { token: 'ash' }, 401, '令牌'],
  ['no token', { token: '' }, 401, '令牌'],
  ['no author', { author: '  ' }, 400, '作者'],
  ['no reason', { note: '' }, 400, '理由'],
  ['a reason too long', { note: '长'.repeat(10_001) }, 400, '理由'],
  ['another verdict', { verdict: 'maybe' }, 400, '判断'],
])('%s is shown with what was typed, and nothing is kept', async (_, wrong, status, said) => {
  const { kept, send } = served(TOKEN)
  const answer = await send({ ...SOUND, ...wrong })
  expect(answer.status).toBe(status)
  const $ = load(await answer.text())
  expect($('[role=alert]').text()).toContain(said)
  expect($('[name=author]').attr('value')).toBe((wrong.author ?? SOUND.author).trim())
  expect($('[name=token]').attr('value')).toBeUndefined()
  expect(kept).toEqual([])
})

test.each<[string, Record<string, string>, number]>([
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['a neighbour of ours', { 'Sec-Fetch-Site': 'same-site' }, 403],
  ['another kind of body', { 'Content-Type': 'text/plain' }, 415],
])('a form from %s is refused', async (_, headers, status) => {
  const { kept, send } = served(TOKEN)
  expect((await send(SOUND, headers)).status).toBe(status)
  expect(kept).toEqual([])
})

test('a finding that no report shows takes no verdict', async () => {
  const { kept, send } = served(TOKEN)
  expect((await send(SOUND, {}, '/findings/0123456789abcdef')).status).toBe(404)
  expect(kept).toEqual([])
})

test('a server without a token has no form and takes none', async () => {
  const { app, kept, send } = served(null)
  const $ = load(await (await app.request(PATH)).text())
  expect($('form.verdict')).toHaveLength(0)
  expect((await send(SOUND)).status).toBe(403)
  expect(kept).toEqual([])
  const writing = load(await (await served(TOKEN).app.request(PATH)).text())
  expect(writing('form.verdict [name=token]').attr('type')).toBe('password')
})
