/** O14: section five names problems and what is done about them: at least two, one measure, 80 characters. */
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import { hasText, isCut, isOfForm, notAssessable } from './stated.ts'

const ID = 'o14_problems_stated'
const FEWEST_CHARACTERS = 80
const FEWEST_PROBLEMS = 2
/** In a long text problems may be told in words that are not known here. */
const SHORT_TEXT = 300
const NONE =
  /^(?:[^，。；]{0,16}(?:无|没有|不存在|未发现)(?:存在)?(?:的)?(?:主要)?(?:问题)?|\/|—+|-+)[。.]?$/u
const PROBLEM =
  /不够|不足|不高|不强|不深|不全|不及时|不规范|不均衡|不熟悉|不清|不畅|不多|不广|不便|不准|不完善|不到位|不充分|不丰富|不平衡|不严|不健全|欠缺|缺乏|缺少|缺失|有待|亟待|滞后|薄弱|较少|偏少|偏低|偏单一|单一|较弱|差距|短板|分散|较大|较长|较多|仍需|需进一步|需要进一步|还需|较为|问题/u
const ENTRY =
  /(?:^|[。；;：:，,\n])\s*(?:[一二三四五六七八九]是|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、]|首先|其次|第[一二三四五])/gu
const CLAUSE_ENDS = /[，,。；;\n]/u
const MEASURE =
  /加强|强化|完善|改进|提升|提高|推进|推动|建立|健全|规范|优化|加大|开展|组织|落实|下一步|整改|加快|拓展|深化|修订|制定|安排|配备|整合|实行/u

export const o14ProblemsStated: ReportCheck = {
  id: ID,
  title: 'Section five states problems and measures (O14)',
  needs: 'report',
  run: ({ report }) => (hasText(report) && isOfForm(report) ? [verdictOf(report)] : []),
}

function verdictOf({ sections = [] }: CheckedReport): Verdict {
  const base = { check: ID, key: 'problems_and_improvements', severity: 'warning' } as const
  const section = sections.find(({ id }) => id === base.key)
  if (section === undefined) return notAssessable(base, 'section five was not found')
  const text = section.text.replace(/[^\S\n]+/gu, '')
  const length = text.replace(/\n/gu, '').length
  const judged = { ...base, cells: [], expected: FEWEST_CHARACTERS, actual: length }
  if (isCut(text)) return notAssessable(base, 'the text of section five is cut')
  if (NONE.test(text) || length === 0)
    return { ...judged, state: 'fail', message: `section five states no problem: “${text.slice(0, 40)}”` }
  if (length < FEWEST_CHARACTERS)
    return {
      ...judged,
      state: 'fail',
      message: `section five has ${length} characters: “${text.slice(0, 60)}”`,
    }
  const problems = problemsIn(text)
  if (problems >= FEWEST_PROBLEMS && MEASURE.test(text)) {
    return {
      ...judged,
      state: 'pass',
      message: `section five states problems and measures in ${length} characters`,
    }
  }
  const lacking = problems < FEWEST_PROBLEMS ? `${problems} problems` : 'no measure'
  return length < SHORT_TEXT
    ? { ...judged, state: 'fail', message: `${lacking} could be found in section five` }
    : notAssessable(base, `${lacking} could be found in the ${length} characters of section five`)
}

/**
 * Entries of a list, or clauses that speak of a want: whichever are more. Nobody asks for more than are needed, so that
 * no more are looked for.
 */
function problemsIn(text: string): number {
  let clauses = 0
  for (const clause of text.split(CLAUSE_ENDS)) {
    if (PROBLEM.test(clause)) clauses += 1
    if (clauses >= FEWEST_PROBLEMS) return clauses
  }
  return Math.max(clauses, [...text.matchAll(ENTRY)].length)
}
