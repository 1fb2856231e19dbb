/** What every command is given: settings, log, and the two streams. Data goes to `out`, everything else to `err`. */
import { type Config, readConfig } from '../config.ts'
import { createLog, type Log } from '../log.ts'

export interface Context {
  readonly config: Config
  readonly log: Log
  /** Resolves when the stream has taken the text, so that long output keeps memory flat. */
  readonly out: (text: string) => Promise<void>
  readonly err: (text: string) => void
  readonly isTerminal: boolean
  /** Set by a command that did its work but could not do all of it. */
  readonly fail: (code?: number) => void
}

export function createContext(env: NodeJS.ProcessEnv, fail: Context['fail']): Context {
  const config = readConfig(env)
  return {
    config,
    log: createLog(config),
    out: writeOut,
    err: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    fail,
  }
}

function writeOut(text: string): Promise<void> {
  if (process.stdout.write(text)) return Promise.resolve()
  return new Promise((resolve) => process.stdout.once('drain', resolve))
}
