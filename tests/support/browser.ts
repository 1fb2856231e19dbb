/** A real Chromium: the one of CHROMIUM_PATH, else the one packaged for Linux x64, else an installed one. */
import { existsSync } from 'node:fs'
import packaged from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Null with a printed reason where none runs; with REQUIRE_BROWSER set that is an error. */
export async function launchBrowser(): Promise<Browser | null> {
  try {
    return await chromium.launch({ executablePath: await executable(), args: FLAGS })
  } catch (error) {
    if (process.env.REQUIRE_BROWSER) throw error
    console.log(
      `tests: no browser runs here, its checks are left out: ${(error as Error).message.split('\n')[0]}`,
    )
    return null
  }
}

async function executable(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  if (process.platform === 'linux' && process.arch === 'x64') return packaged.executablePath()
  const installed = INSTALLED.find((path) => existsSync(path))
  if (!installed) throw new Error('set CHROMIUM_PATH to a Chromium')
  return installed
}
