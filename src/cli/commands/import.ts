/** `import FILE… --agency KEY --year Y`: a document obtained by hand enters the same path. */
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { InputError } from '../../domain/errors.ts'
import { type ImportAnswer, webAddress } from '../../domain/import.ts'
import { crossCheck } from '../../steps/cross-check.ts'
import { importDocument } from '../../steps/import-document.ts'
import { requireAgency } from '../../steps/require-agency.ts'
import type { Context } from '../context.ts'
import { documentBytes } from '../document-bytes.ts'
import { describeFailure, exitCodeOf } from '../failure.ts'
import { showFileProgress } from '../file-progress.ts'
import { parseDate, parseYear } from '../options.ts'
import { openArchive, withStore } from '../store.ts'

interface Options {
  readonly agency: string
  readonly year: string
  readonly url?: string
  readonly publishedOn?: string
  readonly by?: string
  readonly json?: boolean
}

export function importCommand(program: Command, context: Context): void {
  program
    .command('import')
    .description('take in documents obtained by hand: archive, read, check and store them')
    .argument('<files...>', 'whatever read takes; - for standard input')
    .requiredOption('--agency <key>', 'whose report it is, by the key of the roster')
    .requiredOption('--year <year>', 'report year')
    .option('--url <url>', 'where it was published; a later document of the same address replaces it')
    .option('--published-on <date>', 'when it was published, where the document does not say')
    .option('--by <name>', 'who brings it (default: the user of this machine)')
    .option('--json', 'one JSON object a line')
    .action((files: string[], options: Options) => importFiles(files, options, context))
}

async function importFiles(files: readonly string[], options: Options, context: Context): Promise<void> {
  const asked = {
    agency_key: options.agency,
    year: parseYear(options.year),
    url: options.url === undefined ? null : oneAddress(options.url, files),
    published_on: options.publishedOn === undefined ? null : parseDate(options.publishedOn, '--published-on'),
    by: options.by?.trim() || userName(),
  }
  const archive = openArchive(context)
  await archive.ready()
  await withStore(context, async (store) => {
    await requireAgency(store.db, options.agency, '--agency')
    const deps = { store, archive, now: () => new Date() }
    const progress = showFileProgress(context, files.length)
    for (const file of files) {
      try {
        const bytes = await documentBytes(file)
        const answer = await importDocument(deps, { ...asked, bytes, file: basename(file) })
        await context.out(options.json ? `${JSON.stringify({ ...answer, file })}\n` : describe(file, answer))
        if (answer.outcome === 'held') {
          context.err(`nianbao: ${file}: ${answer.reason}; a person must decide\n`)
          context.fail()
        }
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        context.err(describeFailure(error, false))
        context.fail(exitCodeOf(error))
      }
      progress.step()
    }
    progress.stop()
    await crossCheck(store.db)
  })
}

/** Several documents cannot stand at one address. */
function oneAddress(text: string, files: readonly string[]): string {
  const url = webAddress(text)
  if (url === null)
    throw new InputError(
      'bad_url',
      `--url is "${text}", expected an address such as https://www.example.gov.cn/a.html`,
    )
  if (files.length > 1)
    throw new InputError('one_file', `--url names one address, but ${files.length} files are given`)
  return url
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

function describe(file: string, answer: ImportAnswer): string {
  const { outcome, status, reason, agency_key, year, url } = answer
  const why = reason === null ? '' : ` (${reason})`
  return `${file}: ${outcome}, ${status}${why}: ${agency_key} ${year}, kept as ${url}\n`
}
