/**
 * Signed requests to one bucket. What passes (no answer, 5xx, 429) is tried again; whatever else keeps us from the
 * bucket is an UnreachableError that says what to look at: a store that refuses us must never look like an empty one.
 */
import { hash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { UnreachableError } from '../../src/domain/errors.ts'
import type { S3Address } from './s3-address.ts'

export interface S3Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string | null
}

export interface S3Question {
  readonly method: 'GET' | 'HEAD' | 'PUT'
  /** Below the bucket; empty for the bucket itself. */
  readonly key: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

/** Null where there is no such object. */
export type S3Client = (question: S3Question) => Promise<Uint8Array | null>

const TRIES = 4
const FIRST_WAIT_MS = 200
const ANSWER_MS = 60_000

export function createS3Client(address: S3Address, credentials: S3Credentials): S3Client {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  const aws = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === null ? {} : { sessionToken }),
    service: 's3',
    region: address.region,
    retries: 0,
  })
  return async (question) => {
    for (let tries = 1; ; tries += 1) {
      const last = tries === TRIES
      const answer = await ask(aws, address, question).catch((cause: unknown) => {
        if (last) throw noAnswer(address, cause)
        return null
      })
      if (answer !== null && (last || !passes(answer.status))) return judge(address, question, answer)
      await sleep(FIRST_WAIT_MS * 2 ** (tries - 1) * (1 + Math.random()))
    }
  }
}

interface Answer {
  readonly status: number
  readonly bytes: Uint8Array
}

/** The hash of the body is signed, so that the store refuses what was spoilt on its way. */
async function ask(
  aws: AwsClient,
  { url }: S3Address,
  { method, key, query, body }: S3Question,
): Promise<Answer> {
  const target = new URL(`${url}/${key.split('/').map(encodeURIComponent).join('/')}`)
  for (const [name, value] of Object.entries(query ?? {})) target.searchParams.set(name, value)
  const headers = { 'x-amz-content-sha256': hash('sha256', body ?? new Uint8Array()) }
  const request = await aws.sign(target.href, { method, headers, ...(body && { body }) })
  const answer = await fetch(request, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) })
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

function passes(status: number): boolean {
  return status >= 500 || status === 429
}

function judge(
  address: S3Address,
  { method, key }: S3Question,
  { status, bytes }: Answer,
): Uint8Array | null {
  if (status >= 200 && status < 300) return bytes
  const text = bytes.length > 10_000 ? '' : new TextDecoder().decode(bytes)
  const code = /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ?? ''
  // A question with HEAD gets no reason; that the bucket is there was asked before.
  if (status === 404 && key !== '' && method !== 'PUT' && (code === 'NoSuchKey' || method === 'HEAD'))
    return null
  const said = `${status}${code === '' ? '' : ` ${code}`}`
  if (code === 'NoSuchBucket' || status === 404)
    throw new UnreachableError('archive_no_bucket', `${place(address)} has no such bucket: ${said}`, {
      hint: `make the bucket "${address.bucket}", or mend NIANBAO_ARCHIVE_URL`,
    })
  if (status === 401 || status === 403)
    throw new UnreachableError('archive_refused', `${place(address)} refuses us: ${said}`, {
      hint: 'check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN and the rights on the bucket',
    })
  const hint =
    status < 400 ? 'check the region in NIANBAO_ARCHIVE_URL' : 'what is stored is safe; try again later'
  throw new UnreachableError('archive_unreachable', `${place(address)} answered ${said}`, { hint })
}

function noAnswer(address: S3Address, cause: unknown): UnreachableError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  const why = inner instanceof Error ? inner.message || inner.name : String(inner)
  return new UnreachableError('archive_unreachable', `${place(address)} cannot be reached: ${why}`, {
    hint: 'check NIANBAO_ARCHIVE_URL and whether the store runs; what is stored is safe',
    cause,
  })
}

function place({ label, url }: S3Address): string {
  return `the archive ${label} at ${new URL(url).origin}`
}
