/**
 * A verdict sent from a finding's page. The token is typed into the form and sent in its body: nothing that a browser sends
 * by itself gives any right, so no page of another site can decide in a visitor's name. What is wrong is shown in the form,
 * with what was typed in; nothing is kept then.
 */
import type { Context } from 'hono'
import { findingPath } from '../web/href.ts'
import { findingPage } from '../web/pages/finding.ts'
import { mediaType, readBody } from './body.ts'
import type { App, Doors } from './doors.ts'
import { HttpError } from './http-error.ts'
import { findingData } from './pages/finding.ts'
import { isToken } from './write-guard.ts'
import { MOST_BYTES, VERDICT } from './writes/verdict.ts'
import type { Writes } from './writes.ts'

const URLENCODED = 'application/x-www-form-urlencoded'

interface FormParts {
  /** Null: read-only. */
  readonly token: string | null
  readonly writes: Writes | null
}

/** Paths that take the form. */
export const isFindingPath = (path: string): boolean => /^\/findings\/[^/.]+$/.test(path)

export function mountVerdictForm(app: App, doors: Doors, { token, writes }: FormParts): void {
  app.post('/findings/:fingerprint', async (c) => {
    if (token === null || writes === null) throw new HttpError(403, 'read_only', 'this server only reads')
    refuseOthers(c)
    const fingerprint = c.req.param('fingerprint')
    const data = await findingData(doors, fingerprint)
    const sent = new URLSearchParams(new TextDecoder().decode(await readBody(c, MOST_BYTES)))
    const field = (name: string) => (sent.get(name) ?? '').trim()
    const draft = { verdict: field('verdict'), author: field('author'), note: field('note') }
    const show = (status: 400 | 401, faults: readonly string[]) =>
      c.html(findingPage(data, { path: findingPath(fingerprint), search: '' }, { ...draft, faults }), status)
    if (!isToken(Buffer.from(field('token')), token)) return show(401, ['令牌不对，没有记录。'])
    const verdict = VERDICT.safeParse({ fingerprint, ...draft })
    if (!verdict.success || draft.note === '') return show(400, faultsOf(draft, verdict.error?.issues ?? []))
    await writes.judge({ ...verdict.data, note: draft.note })
    return c.redirect(findingPath(fingerprint), 303)
  })
}

/** A browser says where a form comes from; only our own pages have this one. */
function refuseOthers(c: Context): void {
  const from = c.req.header('Sec-Fetch-Site')
  if (from !== undefined && from !== 'same-origin' && from !== 'none')
    throw new HttpError(403, 'other_site', 'the form was sent from another site')
  if (mediaType(c) !== URLENCODED)
    throw new HttpError(415, 'media_type', `expected a form as ${URLENCODED}`, {
      headers: { Accept: URLENCODED },
    })
}

const EXPECTED: Readonly<Record<string, string>> = {
  verdict: '请选择判断。',
  author: '请填写作者，不超过 200 字。',
  note: '请填写理由，不超过 10000 字。',
}

function faultsOf(
  { note }: { readonly note: string },
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly string[] {
  const named = issues.map(({ path, message }) => EXPECTED[String(path[0])] ?? message)
  return [...new Set([...named, ...(note === '' ? [EXPECTED.note ?? ''] : [])])]
}
