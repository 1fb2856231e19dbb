/** Every corpus document reads as its `report.json` says. A missing expectation fails until `npm run golden` wrote it and a person read it. */
import { expect, test } from 'vitest'
import { corpusCases, differences, readCase } from './support/corpus.ts'

const cases = corpusCases()

test('the corpus is not empty', () => {
  expect(cases.length).toBeGreaterThanOrEqual(12)
})

test.each(cases)('$name', async (corpusCase) => {
  expect(corpusCase.expected, 'no report.json: run `npm run golden` and read what it wrote').not.toBeNull()
  expect(differences(corpusCase.expected, await readCase(corpusCase))).toEqual([])
})
