/**
 * What pages print for labels that name a count: with 数量, 数 or neither, of the 年 or of the 年度. Law kept here: only
 * words that say nothing of what is counted come and go, so no two labels of a form share a wording.
 */

const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/件数$/u, ['', '数', '数量', '件数', '件数量']],
  [/(?<!总)数量$/u, ['', '数', '数量']],
  [/总数量$/u, ['总数', '总数量']],
  [/继续办理$/u, ['继续办理', '继续办理数', '继续办理数量', '继续办理申请数量']],
]

const YEARS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^本年(?!度)/u, ['本年', '本年度']],
  [/^上年(?!度)/u, ['上年', '上年度']],
  [/^上一年(?!度)/u, ['上年', '上年度', '上一年', '上一年度']],
  [/^结转下年度/u, ['结转下年', '结转下年度', '结转下一年', '结转下一年度']],
]

function spelled(label: string, rules: typeof ENDINGS): readonly string[] {
  const rule = rules.find(([pattern]) => pattern.test(label))
  return rule === undefined ? [label] : rule[1].map((words) => label.replace(rule[0], words))
}

/** Every wording of such a label, its own among them; a label that names no count has only its own. */
export function countWordings(label: string): readonly string[] {
  const bare = label.replace(/^[一二三四]、/u, '')
  const short = bare.replace('政府信息公开申请', '申请')
  return [...new Set([bare, short])].flatMap((one) =>
    spelled(one, ENDINGS).flatMap((ended) => spelled(ended, YEARS)),
  )
}
