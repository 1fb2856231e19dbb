/** `read FILE…`: bytes → report, no database. */
import { basename, dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { InputError } from '../../domain/errors.ts'
import type { Proposals } from '../../domain/proposal.ts'
import type { Report } from '../../domain/report.ts'
import { proposeValues, requireOcr } from '../../steps/propose-values.ts'
import { readDocument } from '../../steps/read.ts'
import type { Context } from '../context.ts'
import { documentBytes } from '../document-bytes.ts'
import { describeFailure, EXIT, exitCodeOf } from '../failure.ts'
import { showFileProgress } from '../file-progress.ts'

interface Options {
  readonly json?: boolean
  readonly url?: string
  readonly ocr?: boolean
}

export function readCommand(program: Command, context: Context): void {
  program
    .command('read')
    .description('read documents and print what they hold; needs no database')
    .argument(
      '<files...>',
      'html, htm, txt, md, docx, doc, wps, rtf, odt, ofd, pdf, xls, xlsx, ods, with --ocr png and jpg; - for standard input',
    )
    .option('--json', 'one JSON object a line')
    .option('--url <url>', 'address the document came from, for its date and attachments')
    .option('--ocr', 'propose values from scans and pictures; they are never counted as read')
    .action(async (files: string[], options: Options) => {
      if (options.ocr) requireOcr()
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
    const bytes = await documentBytes(file)
    const report = await readDocument({
      bytes,
      fileName: basename(file),
      ...(options.url === undefined ? {} : { url: options.url }),
    })
    const folder = file === '-' ? null : dirname(resolve(file))
    const proposals = options.ocr ? await proposeValues(report, { bytes, folder }) : null
    await context.out(options.json ? asJson(file, report, proposals) : describe(file, report, proposals))
    if (report.status !== 'unreadable') return
    context.err(`nianbao: ${file}: ${report.reason ?? 'cannot be read'}\n`)
    context.fail(EXIT.failed)
  } catch (error) {
    context.err(describeFailure(error, false))
    context.fail(exitCodeOf(error))
  }
}

function asJson(file: string, { preamble: _, ...printed }: Report, proposals: Proposals | null): string {
  const added = proposals === null ? {} : { proposed: proposals.proposed, ocr_notes: proposals.notes }
  return `${JSON.stringify({ file, ...printed, ...added })}\n`
}

function describe(file: string, report: Report, proposals: Proposals | null): string {
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
    ...(proposals === null ? [] : describeProposals(proposals)),
  ]
  return `${lines.join('\n')}\n`
}

function describeProposals({ proposed, notes }: Proposals): string[] {
  return [
    `  ${proposed.length} values proposed from pictures; none of them counts as read`,
    ...proposed.map(
      ({ table, id, value, confidence, source }) =>
        `  proposed: ${table}/${id} = ${value} (${source.picture}, ${source.left},${source.top}, confidence ${confidence})`,
    ),
    ...notes.map((note) => `  pictures: ${note}`),
  ]
}
