/**
 * One address asked politely: its platform's turn, the host's pauses, back-off and retries, cookies, and a judgement
 * on whether what came is an answer. Redirects and robots.txt are the caller's.
 */
import { hash } from 'node:crypto'
import { AppError, NotFoundError, TransportError } from '../src/domain/errors.ts'
import type { AddressBook } from './address.ts'
import type { FetchSite } from './allowed-url.ts'
import { answerFault } from './answer-fault.ts'
import type { Clock } from './clock.ts'
import type { Cookies } from './cookies.ts'
import { doubtfulEnd } from './doubtful-end.ts'
import { noteExchange } from './failed-exchange.ts'
import type { FetchCaps } from './fetch-caps.ts'
import type { HostHealth } from './host-health.ts'
import type { Pace, Platforms } from './platform.ts'
import type { Restraint } from './restraint.ts'
import { backoff, mayRetry, retryAfter } from './retry.ts'
import type { Answer, Sending, Transport } from './transport.ts'

/** One thing that happened, for the log: what, where, and the facts. */
export type FetchLog = (event: string, facts: Readonly<Record<string, unknown>>) => void

export interface ExchangeParts {
  readonly caps: FetchCaps
  readonly clock: Clock
  readonly addresses: AddressBook
  readonly transport: Transport
  readonly platforms: Platforms
  readonly health: HostHealth
  readonly restraint: Restraint
  readonly cookies: Cookies
  readonly log: FetchLog
  readonly signal: AbortSignal
}

export interface Question {
  readonly url: URL
  readonly site: FetchSite
  readonly sending: Sending
  /** Crawl-delay of the host; the slower of it and the portal's own rate holds. */
  readonly delay_ms: number
  /** For a browser: it has cookies of its own, any answer is one, and what it posts is sent once. */
  readonly isCarried?: boolean
}

/** An answer with what was asked for it, cookies and host included. */
export interface Answered extends Answer {
  readonly request_headers: Readonly<Record<string, string>>
}

/** Sends until an answer stands or the tries are used up. Throws AppError. */
export async function exchange(question: Question, parts: ExchangeParts): Promise<Answered> {
  const { url } = question
  const doubted = new Set<string>()
  for (let tries = 1; ; tries++) {
    const cookie = question.isCarried === true ? '' : parts.cookies.header(url)
    const { answer, fault } = await tryOnce(question, cookie, doubted, parts)
    if (fault === null && answer !== null) {
      parts.health.succeeded(url)
      return answer
    }
    if (answer !== null && fault !== null && isForBrowser(question, fault)) return answer
    if (fault === null)
      throw new TransportError('no_answer', `${url.href}: no answer`, { context: { url: url.href } })
    const gotCookie = /^http_40[13]$/.test(fault.code) && tries === 1 && parts.cookies.header(url) !== cookie
    const isOnce = question.isCarried === true && question.sending.method === 'POST'
    if (!gotCookie && (isOnce || !mayRetry(fault, tries, parts.caps)))
      throw giveUp(question, fault, tries, parts)
    await waitBeforeRetry(question, answer, fault, tries, parts)
  }
}

/** Refusals, challenges and absent pages are the browser's to show, a server that is down is not. */
function isForBrowser({ isCarried }: Question, fault: AppError): boolean {
  return isCarried === true && !(fault instanceof TransportError)
}

interface Outcome {
  readonly answer: Answered | null
  readonly fault: AppError | null
}

async function tryOnce(
  question: Question,
  cookie: string,
  doubted: Set<string>,
  parts: ExchangeParts,
): Promise<Outcome> {
  const { url } = question
  try {
    const answer = await takeTurn(question, cookie, parts)
    parts.cookies.store(url, answer.setCookies)
    const fault = answerFault(url, answer) ?? cutFault(url, answer, doubted)
    const { status, headers, request_headers } = answer
    if (fault !== null) noteExchange(fault, { status, headers, request_headers })
    return { answer, fault }
  } catch (error) {
    if (error instanceof AppError) return { answer: null, fault: error }
    throw error
  }
}

/** The slower of the portal's own rate and the Crawl-delay of the host, in milliseconds. */
export function paceOf(
  { requests_per_second, concurrency }: FetchSite['politeness'],
  delay_ms: number,
): Pace {
  return { interval_ms: Math.max(1_000 / requests_per_second, delay_ms), concurrency }
}

/** Waits for the host and the platform. A pause that began while we stood in the queue sends us out of it again. */
async function takeTurn(question: Question, cookie: string, parts: ExchangeParts): Promise<Answered> {
  const { url, site, sending, delay_ms } = question
  const allowPrivate = site.allow_private_network
  const pace = paceOf(site.politeness, delay_ms)
  const sent = cookie === '' ? sending : { ...sending, headers: { ...sending.headers, cookie } }
  const request_headers = { host: url.host, ...sent.headers }
  for (;;) {
    parts.health.check(url)
    await parts.health.rest(url)
    const addresses = await parts.addresses.find(url.hostname, allowPrivate)
    const answer = await parts.platforms.run(url, addresses, pace, async () => {
      parts.health.check(url)
      parts.restraint.check(url, site)
      if (parts.health.isPaused(url)) return null
      const onBytes = (count: number) => parts.restraint.onBytes(site, count)
      return parts.transport.send(url, sent, { allowPrivate, onBytes }).catch((error: unknown) => {
        noteExchange(error, { request_headers })
        throw error
      })
    })
    if (answer !== null) return { ...answer, request_headers }
  }
}

/** A page that stops before its end is taken only when it comes a second time, the same, and ends with a tag. */
function cutFault(url: URL, answer: Answer, doubted: Set<string>): AppError | null {
  const doubt = doubtfulEnd(answer)
  if (doubt === null) return null
  const key = hash('sha256', answer.bytes)
  if (doubt.endsWithTag && doubted.has(key)) return null
  doubted.add(key)
  return new TransportError(
    'truncated',
    `${url.href}: the page breaks off after ${answer.bytes.length} bytes`,
    {
      context: { url: url.href },
    },
  )
}

function giveUp({ url }: Question, fault: AppError, tries: number, { health, log }: ExchangeParts): AppError {
  if (fault instanceof NotFoundError) health.succeeded(url)
  else if (health.failed(url, fault))
    log('host_given_up', { url: url.href, host: url.host, code: fault.code })
  log('failed', { url: url.href, code: fault.code, tries })
  return fault
}

async function waitBeforeRetry(
  { url }: Question,
  answer: Answer | null,
  fault: AppError,
  tries: number,
  { caps, clock, health, log, signal }: ExchangeParts,
): Promise<void> {
  const wish = answer === null ? null : retryAfter(answer.headers, clock.now())
  const own = backoff(tries, caps, clock.random())
  const wait = wish === null ? own : Math.max(wish, Math.min(own, caps.backoff_ms))
  log('retry', { url: url.href, code: fault.code, tries, wait_ms: Math.round(wait), asked: wish !== null })
  if (wish !== null || fault.code === 'http_429' || fault.code === 'http_503') {
    health.pause(url, wait)
    return
  }
  await clock.sleep(wait, signal)
}
