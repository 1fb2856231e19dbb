/** `read FILE…`: bytes → report, no database. */
import { basename } from 'node:path'
import type { Command } from 'commander'
import { InputError } from '../../domain/errors.ts'
import type { Report } from '../../domain/report.ts'
import { readDocument } from '../../steps/read.ts'
import type { Context } from '../context.ts'
import { documentBytes } from '../document-bytes.ts'
import { describeFailure, EXIT, exitCodeOf } from '../failure.ts'
import { showFileProgress } from '../file-progress.ts'

interface Options {
  readonly json?: boolean
  readonly url?: string
}

export function readCommand(program: Command, context: Context): void {
  program
    .command('read')
    .description('read documents and print what they hold; needs no database')
    .argument('<files...>', 'html, htm, txt, md, docx, doc, wps, pdf, xls, xlsx, or - for standard input')
    .option('--json', 'one JSON object a line')
    .option('--url <url>', 'address the document came from, for its date and attachments')
    .action(async (files: string[], options: Options) => {
      if (options.url !== undefined && !URL.canParse(options.url))
        throw new InputError(
          'bad_url',
          `--url is "${options.url}", expected an absolute address such as https://www.example.gov.cn/a.html`,
        )
      const progress = showFileProgress(context, files.length)
      // One after another: what is read is printed and forgotten, so any number of files takes the memory of one.
      for (const file of files) {
        await readOne(file, options, context)
        progress.step()
      }
      progress.stop()
    })
}

async function readOne(file: string, options: Options, context: Context): Promise<void> {
  try {
    const report = await readDocument({
      bytes: await documentBytes(file),
      fileName: basename(file),
      ...(options.url === undefined ? {} : { url: options.url }),
    })
    const { preamble: _, ...printed } = report
    await context.out(options.json ? `${JSON.stringify({ file, ...printed })}\n` : describe(file, report))
    if (report.status !== 'unreadable') return
    context.err(`nianbao: ${file}: ${report.reason ?? 'cannot be read'}\n`)
    context.fail(EXIT.failed)
  } catch (error) {
    context.err(describeFailure(error, false))
    context.fail(exitCodeOf(error))
  }
}

function describe(file: string, report: Report): string {
  const numbers = report.cells.filter((cell) => cell.kind === 'number').length
  const failed = report.findings.filter((finding) => finding.state === 'fail')
  const lines = [
    `${file}: ${report.status}${report.reason ? ` (${report.reason})` : ''}`,
    `  ${[report.title, report.agency, report.year, report.era, report.scope].filter(Boolean).join(' · ')}`,
    `  published ${report.published_on ?? 'not stated'}; ${report.cells.length} cells (${numbers} numbers); ${report.sections.length} sections; ${report.leftovers.length} leftovers`,
    ...failed.map((finding) => `  ${finding.severity}: ${finding.check}/${finding.key}: ${finding.message}`),
    ...report.leftovers
      .slice(0, 5)
      .map((leftover) => `  left over (${leftover.reason}): ${leftover.text.slice(0, 80)}`),
  ]
  return `${lines.join('\n')}\n`
}
