/** The moments of a cron expression, in the time of Beijing. */
import { Cron } from 'croner'
import { InputError } from '../domain/errors.ts'

export interface Clock {
  /** The first moment after `from`; null where none comes any more. */
  readonly next: (from: Date) => Date | null
  /** The last moment up to `until`; null where there was none. */
  readonly last: (until: Date) => Date | null
}

const ZONE = 'Asia/Shanghai'

/** InputError where the expression cannot be read or never comes. */
export function createClock(expression: string): Clock {
  const cron = parse(expression)
  const clock: Clock = {
    next: (from) => cron.nextRun(from),
    last: (until) => cron.previousRuns(1, new Date(until.getTime() + 1))[0] ?? null,
  }
  if (clock.next(new Date()) === null)
    throw new InputError('bad_cron', `--cron is "${expression}", which never comes`)
  return clock
}

function parse(expression: string): Cron {
  try {
    return new Cron(expression, { timezone: ZONE, paused: true })
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.replace(/^CronPattern: /, '') : String(cause)
    throw new InputError('bad_cron', `--cron is "${expression}", expected a cron expression (${said})`, {
      hint: 'minute hour day month weekday in Beijing, such as "0 1 * * *" for one o\'clock every night',
      cause,
    })
  }
}
