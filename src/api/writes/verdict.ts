/** `POST /api/v1/verdicts`: what a person decided of a finding. */
import { z } from '@hono/zod-openapi'
import { InputError } from '../../domain/errors.ts'
import { VERDICTS } from '../../domain/verdict.ts'
import { readBody, requireMedia } from '../body.ts'
import { KEPT_VERDICT } from '../write-schemas.ts'
import type { WriteRoute } from './route.ts'

const JSON_TYPE = 'application/json'
/** Of a verdict with its reason. */
export const MOST_BYTES = 100_000

const words = (description: string, most: number) =>
  z
    .string('expected a text')
    .trim()
    .min(1, 'expected a text that is not empty')
    .max(most, `expected at most ${most} characters`)
    .refine((text) => !text.includes('\0'), 'expected no NUL character')
    .openapi({ description })

export const VERDICT = z
  .strictObject({
    fingerprint: words('Of the finding, from /api/v1/findings', 200),
    verdict: z.enum(VERDICTS, `expected ${VERDICTS.join(' or ')}`),
    author: words('Who decides', 200),
    note: words('Why', 10_000).nullable().optional(),
  })
  .openapi('VerdictRequest')

export const VERDICT_ROUTE: WriteRoute = {
  method: 'POST',
  path: '/verdicts',
  summary: 'Decides on a finding; it holds for the same doubt in every later version',
  takes: { [JSON_TYPE]: VERDICT },
  answer: KEPT_VERDICT,
  says: { 200: 'Kept; a second verdict on the same finding replaces the first' },
  handle: async (c, writes) => {
    requireMedia(c, [JSON_TYPE])
    const { note = null, ...rest } = parse(await readBody(c, MOST_BYTES))
    const verdict = { ...rest, note }
    return c.json({ ...verdict, findings: await writes.judge(verdict) })
  },
}

/** InputError with every fault. */
function parse(bytes: Uint8Array): z.output<typeof VERDICT> {
  const result = VERDICT.safeParse(fromJson(bytes))
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => ({
    key: issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.'),
    expected:
      issue.code === 'unrecognized_keys'
        ? `no key but ${Object.keys(VERDICT.shape).join(', ')}`
        : issue.message,
  }))
  const said = faults.map(({ key, expected }) => `${key === '' ? 'the body' : key}: ${expected}`)
  throw new InputError('bad_verdict', said.join('; '), { context: { faults } })
}

function fromJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new InputError('bad_json', 'the body is not JSON in UTF-8, expected an object', { cause })
  }
}
