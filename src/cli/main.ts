/** argv → command; error → one line and an exit code. Commands live one a file and are listed here by hand. */
import { Command, CommanderError } from 'commander'
import { compareCommand } from './commands/compare.ts'
import { crawlCommand } from './commands/crawl.ts'
import { dbCommand } from './commands/db.ts'
import { demoCommand } from './commands/demo.ts'
import { doctorCommand } from './commands/doctor.ts'
import { exportCommand } from './commands/export.ts'
import { findingsCommand } from './commands/findings.ts'
import { portalCommand } from './commands/portal.ts'
import { readCommand } from './commands/read.ts'
import { rosterCommand } from './commands/roster.ts'
import { serveCommand } from './commands/serve.ts'
import { statusCommand } from './commands/status.ts'
import { type Context, createContext } from './context.ts'
import { describeFailure, EXIT, exitCodeOf } from './failure.ts'

/** Order of the help page: the path of a report, then the doors, then the house. */
const COMMANDS = [
  readCommand,
  crawlCommand,
  statusCommand,
  compareCommand,
  findingsCommand,
  exportCommand,
  portalCommand,
  rosterCommand,
  serveCommand,
  demoCommand,
  dbCommand,
  doctorCommand,
]

function buildProgram(context: Context): Command {
  const program = new Command('nianbao')
    .description('政府信息公开工作年度报告: collect, read, check, compare')
    .version('0.1.0')
    .showHelpAfterError('(nianbao --help lists the commands)')
    .exitOverride()
  for (const register of COMMANDS) register(program, context)
  for (const command of [...program.commands, ...program.commands.flatMap((child) => child.commands)])
    command.exitOverride()
  return program
}

async function main(): Promise<void> {
  const debug = process.env.LOG_LEVEL === 'debug' || process.env.LOG_LEVEL === 'trace'
  try {
    const context = createContext(process.env, (code = EXIT.failed) => {
      process.exitCode = Math.max(Number(process.exitCode ?? 0), code)
    })
    await buildProgram(context).parseAsync(process.argv)
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
      return
    }
    process.stderr.write(describeFailure(error, debug))
    process.exitCode = exitCodeOf(error)
  }
}

// A reader that closes the pipe early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

await main()
