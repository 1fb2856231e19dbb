/** A comparison of agencies that exist; an unknown one is refused by name, never shown as empty. */
import type { Comparison } from '../domain/comparison.ts'
import { InputError } from '../domain/errors.ts'
import type { CompareRequest } from './answers.ts'
import type { Doors } from './doors.ts'

const MOST_AGENCIES = 50
const MOST_POINTS = 20_000

export async function checkedComparison(doors: Doors, request: CompareRequest): Promise<Comparison> {
  const { agencies, years, indicators } = request
  if (agencies.length > MOST_AGENCIES)
    throw tooMany(
      `query parameter agencies names ${agencies.length} bodies, expected at most ${MOST_AGENCIES}`,
    )
  const points = agencies.length * years.length * indicators.length
  if (points > MOST_POINTS)
    throw tooMany(`${points} figures were asked for, expected at most ${MOST_POINTS} in one comparison`)
  for (const key of agencies)
    if ((await doors.answers.agency(key)) === null)
      throw new InputError(
        'unknown_agency',
        `query parameter agencies names "${key}", which is no known agency key`,
        {
          hint: 'keys are listed by /api/v1/agencies',
          context: { parameter: 'agencies', value: key },
        },
      )
  return doors.answers.compare(request)
}

const tooMany = (message: string): InputError =>
  new InputError('too_much', message, { hint: 'ask for less, or take an export' })
