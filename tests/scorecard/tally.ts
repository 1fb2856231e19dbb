/** Reads whole families and adds their scores up, one line of figures a family. */
import { readDocument } from '../../src/steps/read.ts'
import type { Family } from './model.ts'
import { type Score, score } from './score.ts'

export interface Tally {
  readonly family: string
  readonly documents: number
  readonly cells: number
  readonly right: number
  readonly missing: number
  readonly withheld: number
  readonly wrong: number
  readonly silentWrong: number
  readonly overclaimed: number
  readonly statusRight: number
  readonly facts: number
  readonly factsRight: number
  readonly sums: number
  readonly sumsRight: number
}

export interface FamilyScore {
  readonly tally: Tally
  readonly scores: readonly Score[]
}

const sum = (scores: readonly Score[], of: (score: Score) => number): number =>
  scores.reduce((total, one) => total + of(one), 0)

export function tallyOf(family: string, scores: readonly Score[]): Tally {
  return {
    family,
    documents: scores.length,
    cells: sum(scores, (one) => one.cells),
    right: sum(scores, (one) => one.right),
    missing: sum(scores, (one) => one.missing),
    withheld: sum(scores, (one) => one.withheld),
    wrong: sum(scores, (one) => (one.isSilent ? 0 : one.wrong.length)),
    silentWrong: sum(scores, (one) => (one.isSilent ? one.wrong.length : 0)),
    overclaimed: sum(scores, (one) => Number(one.isOverclaimed)),
    statusRight: sum(scores, (one) => Number(one.statusRight)),
    facts: sum(scores, (one) => one.facts),
    factsRight: sum(scores, (one) => one.facts - one.wrongFacts.length),
    sums: sum(scores, (one) => one.sums),
    sumsRight: sum(scores, (one) => one.sumsRight),
  }
}

/** Reads every document of a family through the step that `read` uses. */
export async function scoreFamily({ family, documents }: Family): Promise<FamilyScore> {
  const scores: Score[] = []
  for (const document of documents) {
    const report = await readDocument({
      bytes: document.bytes,
      fileName: document.fileName,
      ...(document.contentType === undefined ? {} : { contentType: document.contentType }),
    })
    scores.push(score(document, report))
  }
  return { tally: tallyOf(family, scores), scores }
}
