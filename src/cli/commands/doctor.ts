/** `doctor`: every setting with its value and where it came from, secrets masked, and what works on this machine. */
import { access, constants, mkdir } from 'node:fs/promises'
import type { Command } from 'commander'
import { maskDatabaseUrl } from '../../../db/database-url.ts'
import { databaseInfo } from '../../../db/migrate.ts'
import { SETTINGS } from '../../config.ts'
import type { Context } from '../context.ts'
import { EXIT } from '../failure.ts'
import { openArchive, withReads, withStore } from '../store.ts'
import { renderTable } from '../table.ts'

export function doctorCommand(program: Command, context: Context): void {
  program
    .command('doctor')
    .description('show every setting and check what nianbao needs')
    .option('--json', 'one JSON object a line')
    .action(async (options: { json?: boolean }) => {
      const settings = SETTINGS.map((setting) => ({
        name: setting.name,
        value: mask(process.env[setting.name] ?? setting.fallback, setting.secret === true),
        from: process.env[setting.name] === undefined ? 'default' : 'environment',
        description: setting.description,
      }))
      const checks = [
        await checkNode(),
        await checkHome(context),
        await checkDatabase(context),
        ...(context.config.readUrl === null ? [] : [await checkReplica(context)]),
        await checkArchive(context),
        await checkBrowser(context),
      ]
      if (options.json) {
        for (const row of [...settings, ...checks]) await context.out(`${JSON.stringify(row)}\n`)
      } else {
        await context.out(
          renderTable(
            ['setting', 'value', 'from', 'for'],
            settings.map((row) => [row.name, row.value || '(unset)', row.from, row.description]),
          ),
        )
        await context.out(
          `\n${renderTable(
            ['check', 'state', 'detail'],
            checks.map((row) => [row.check, row.ok ? 'ok' : 'failed', row.detail]),
          )}`,
        )
      }
      if (checks.some(({ check, ok }) => !ok && /^(?:database|replica|archive)$/.test(check)))
        context.fail(EXIT.unreachable)
      else if (checks.some((row) => !row.ok)) context.fail()
    })
}

/** `postgres://user:secret@host/db` keeps all but the password, an `s3://` address all but what does not belong there. */
function mask(value: string, secret: boolean): string {
  if (!secret || value === '') return value
  const url = URL.parse(value)
  if (url === null || !/^(?:postgres(?:ql)?|s3):$/.test(url.protocol)) return '***'
  if (url.password) url.password = '***'
  if (url.protocol !== 's3:') return url.href
  if (url.username) url.username = '***'
  for (const [name, text] of url.searchParams)
    if (!/^(?:endpoint|region)$/.test(name) || text.includes('@')) url.searchParams.set(name, '***')
  return decodeURIComponent(url.href)
}

interface Check {
  readonly check: string
  readonly ok: boolean
  readonly detail: string
}

async function checkNode(): Promise<Check> {
  return { check: 'node', ok: true, detail: `${process.version} at ${process.execPath}` }
}

async function checkHome(context: Context): Promise<Check> {
  const home = context.config.home
  try {
    await mkdir(home, { recursive: true })
    await access(home, constants.W_OK)
    return { check: 'home', ok: true, detail: `${home} is writable` }
  } catch (error) {
    return { check: 'home', ok: false, detail: `${home}: ${(error as Error).message}` }
  }
}

async function checkArchive(context: Context): Promise<Check> {
  try {
    const archive = openArchive(context)
    await archive.ready()
    return { check: 'archive', ok: true, detail: `${archive.label} can be used` }
  } catch (error) {
    return { check: 'archive', ok: false, detail: (error as Error).message }
  }
}

async function checkDatabase(context: Context): Promise<Check> {
  try {
    return await withStore(context, async (store) => {
      const info = await databaseInfo(store)
      return { check: 'database', ok: true, detail: `${store.kind}, ${JSON.stringify(info)}` }
    })
  } catch (error) {
    return { check: 'database', ok: false, detail: (error as Error).message.split('\n')[0] ?? '' }
  }
}

async function checkReplica(context: Context): Promise<Check> {
  try {
    return await withStore(context, (store) =>
      withReads(context, store, async ({ pool }) => {
        const { rows } = await pool.query<{ follows: boolean; behind: number | null }>(
          `select pg_is_in_recovery() as follows,
                  extract(epoch from now() - pg_last_xact_replay_timestamp())::float8 as behind`,
        )
        const [{ follows, behind } = { follows: false, behind: null }] = rows
        const said = follows
          ? `a replica, last change ${Math.round(behind ?? 0)} s ago`
          : 'a server that follows none'
        return {
          check: 'replica',
          ok: true,
          detail: `${maskDatabaseUrl(context.config.readUrl ?? '')}: ${said}`,
        }
      }),
    )
  } catch (error) {
    return { check: 'replica', ok: false, detail: (error as Error).message.split('\n')[0] ?? '' }
  }
}

/** That it is there, not that it runs: starting one takes seconds. */
async function checkBrowser({ config }: Context): Promise<Check> {
  if (config.browser === 'off')
    return { check: 'browser', ok: true, detail: 'off: pages that scripts draw are refused' }
  try {
    const { findBrowsers } = await import('../../../crawlers/browser/chromium.ts')
    const [{ from, executable }] = await findBrowsers(config.browser)
    return { check: 'browser', ok: true, detail: `${from}: ${executable}` }
  } catch (error) {
    // Without one only pages that scripts draw are out of reach; one that was asked for must be there.
    const [why] = (error as Error).message.split('\n')
    return { check: 'browser', ok: config.browser === null, detail: `none: ${why}` }
  }
}
