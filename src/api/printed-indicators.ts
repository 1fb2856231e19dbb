/** Ids asked of the printed figures: a row alone means its total, whatever no form prints is refused with its place. */
import { resolveAsked } from '../compare/asked.ts'
import { InputError } from '../domain/errors.ts'
import { INDICATORS } from './indicators.ts'

const PRINTED = new Set(INDICATORS.filter(({ kind }) => kind === 'cell').map(({ id }) => id))

/** InputError on an id that is unknown, or computed. */
export function printedIndicators(ids: readonly string[]): readonly string[] {
  resolveAsked(ids)
  return ids.map((given, at) => {
    const printed = [given, `${given}__total`].find((id) => PRINTED.has(id))
    if (printed !== undefined) return printed
    throw new InputError(
      'not_printed',
      `indicators[${at}]: "${given}" is computed, expected a cell of a form`,
      {
        hint: 'measures are at /api/v1/measures, sums at /api/v1/compare',
        context: { place: `indicators[${at}]`, value: given },
      },
    )
  })
}
