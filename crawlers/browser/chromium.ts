/**
 * Which Chromium draws pages, and its start. The embedded one by default; a system browser, Playwright's own or a path
 * where the operator says so. It is started without any way to the network: every answer it sees is handed to it.
 */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type LaunchOptions } from 'playwright'
import { UnreachableError } from '../../src/domain/errors.ts'
import { RUNS_HERE, unpackEmbedded, unpackLibraries } from './embedded.ts'
import { checkBrowserSetting, NAMES } from './setting.ts'

/** A browser on this machine, and where it is from. */
export interface Found {
  readonly from: 'embedded' | 'playwright' | 'system' | 'path'
  readonly executable: string
}

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const TO_DO =
  'Set NIANBAO_BROWSER to the path of a Chromium or Chrome, or run `npx playwright install chromium`.'

/**
 * The browsers to try, best first. `setting` is `embedded`, `playwright`, `system`, the path of an executable, or null
 * for whichever is there. InputError for a setting that names nothing, UnreachableError where there is no browser.
 */
export async function findBrowsers(setting: string | null): Promise<readonly [Found, ...Found[]]> {
  checkBrowserSetting(setting)
  const named = NAMES.find((name) => name === setting)
  if (setting !== null && named === undefined) return [{ from: 'path', executable: setting }]
  const sought = named === undefined ? NAMES : [named]
  const [first, ...others] = (await Promise.all(sought.map(find))).filter((found) => found !== null)
  if (first !== undefined) return [first, ...others]
  const which = named === undefined ? 'a browser' : `a browser of the kind NIANBAO_BROWSER=${named}`
  throw new UnreachableError('no_browser', `${which} was not found on this machine`, { hint: TO_DO })
}

async function find(from: (typeof NAMES)[number]): Promise<Found | null> {
  if (from === 'embedded') {
    const executable = RUNS_HERE ? await unpackEmbedded() : null
    return executable === null ? null : { from, executable }
  }
  const known = from === 'playwright' ? [chromium.executablePath()] : SYSTEM
  const executable = known.find((path) => existsSync(path))
  return executable === undefined ? null : { from, executable }
}

/** Starts the first that starts. It ends with this process, however that ends. Throws as `findBrowsers`. */
export async function openBrowser(setting: string | null): Promise<Browser> {
  const [first, ...others] = await findBrowsers(setting)
  let started = start(first)
  for (const other of others) started = started.catch(() => start(other))
  return started
}

/** No name and no address resolves inside the browser, so whatever slips past the interception goes nowhere. */
const FLAGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-pings',
  '--no-first-run',
]
const START_MS = 60_000

async function start({ from, executable }: Found): Promise<Browser> {
  const options: LaunchOptions = {
    executablePath: executable,
    args: FLAGS,
    timeout: START_MS,
    // Our own handlers close the browser; where none runs, the broken pipe ends it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  }
  try {
    return await chromium.launch(options)
  } catch (error) {
    const lacksLibraries = /error while loading shared libraries/.test(String(error))
    const folder = from === 'embedded' && lacksLibraries ? await unpackLibraries() : null
    if (folder === null) throw notStarted(executable, error)
    const env = { ...process.env, LD_LIBRARY_PATH: `${folder}:${process.env.LD_LIBRARY_PATH ?? ''}` }
    return chromium.launch({ ...options, env }).catch((again: unknown) => {
      throw notStarted(executable, again)
    })
  }
}

function notStarted(executable: string, cause: unknown): UnreachableError {
  const said = String(cause)
    .split('\n')
    .find((line) => /error|cannot|failed/i.test(line))
  return new UnreachableError('no_browser', `the browser ${executable} does not start: ${said ?? cause}`, {
    hint: TO_DO,
    cause,
  })
}
