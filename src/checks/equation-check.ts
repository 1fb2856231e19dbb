/** Checks that are rows of a form: every equation of the form that carries the check's id. */
import type { ReportCheck, Verdict } from './check.ts'
import { equationsOf, judgeEquation } from './compiled-equation.ts'
import { explain } from './explain.ts'
import { type FormSlots, perForm } from './form-slots.ts'
import type { PrintedFigures } from './judge.ts'

/** Check id → places of its equations among those of the form. */
const placesOf = perForm((form) => {
  const places = new Map<string, number[]>()
  form.format.equations.forEach(({ check }, at) => {
    const known = places.get(check)
    if (known) known.push(at)
    else places.set(check, [at])
  })
  return places
})

/** A check that needs no code: its equations stand in `parsers/formats`. */
export function equationCheck(id: string, title: string): ReportCheck {
  return {
    id,
    title,
    needs: 'report',
    run: ({ form, sums }) =>
      form === null ? [] : (placesOf(form).get(id) ?? []).flatMap((at) => sums[at] ?? []),
  }
}

/** What every equation of the form says: together, since the explanation of failures is common to them. */
export function judgedSums(form: FormSlots | null, figures: PrintedFigures): readonly Verdict[] {
  if (form === null) return []
  const equations = equationsOf(form)
  const verdicts = equations.map((compiled) => judgeEquation(compiled, figures))
  return verdicts.some(({ state }) => state === 'fail')
    ? explain(equations, verdicts, figures.cells, form)
    : verdicts
}
