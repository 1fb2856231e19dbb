/** The lookup of misprints: every row is read as the label it stands for, and none takes the place of a right label. */
import { describe, expect, test } from 'vitest'
import { rolesOf } from '../../../parsers/dictionary.ts'
import { FORMATS } from '../../../parsers/formats/index.ts'
import { MISPRINTS } from '../../../parsers/formats/misprints.ts'
import { labelOf } from '../../../parsers/labels.ts'
import { sectionOfHeading } from '../../../parsers/section-headings.ts'
import { distinctValue, renderFormPage, truthOf } from '../../support/form-page.ts'
import { expectComplete, readPage } from '../read-page.ts'

/** A label with the enumerator that is all that tells `（六）其他` from `3.其他`. */
const wordsOf = (text: string): string => JSON.stringify(labelOf(text))

const LABELS = new Set(
  FORMATS.flatMap(({ tables, sections }) => [
    ...tables.flatMap((table) =>
      [
        ...table.rowDefs.flatMap(({ path, variants }) => [...path, ...variants]),
        ...table.columnDefs.flatMap(({ label, variants }) => [label, ...variants]),
        ...table.skeleton.map(({ text }) => text),
      ].map((label) => `${table.id} ${wordsOf(label)}`),
    ),
    ...sections.flatMap(({ label, variants }) =>
      [label, ...variants].map((heading) => `section ${wordsOf(heading)}`),
    ),
  ]),
)

describe.each(MISPRINTS)('$printed for $meant', ({ printed, meant, place, seen }) => {
  test('is read as what was meant', () => {
    if (place === 'section') {
      expect(sectionOfHeading(meant)).not.toBeNull()
      expect(sectionOfHeading(printed)).toBe(sectionOfHeading(meant))
    } else {
      expect(rolesOf(meant)).not.toEqual({})
      expect(rolesOf(printed)).toBe(rolesOf(meant))
    }
  })

  test('is no label of its table, and says where it was seen', () => {
    expect(LABELS).not.toContain(`${place} ${wordsOf(printed)}`)
    expect(seen).toMatch(/\p{Script=Han}.*\b20\d\d$/u)
  })
})

test('a whole form printed with every misprint of its tables is complete', () => {
  const [form] = FORMATS
  if (form === undefined) throw new Error('no form')
  const right = renderFormPage(form, distinctValue)
  const page = MISPRINTS.reduce(
    (html, { printed, meant }) => html.replaceAll(`>${meant}<`, `>${printed}<`),
    right,
  )
  expect(page).not.toBe(right)
  expectComplete(readPage(page), truthOf(form, distinctValue))
})

test('an enumerator alone makes no misprint', () => {
  expect(rolesOf('3.其他').requestGroup).toBeUndefined()
  expect(rolesOf('（六）其他').requestRow).toBe('other_outcomes_subtotal')
  expect(rolesOf('其他').requestColumn).toBe('other_organization')
})
