/** O16: words of the template that nobody filled in or took out. */
import type { ReportCheck, Verdict } from './check.ts'
import { hasText } from './stated.ts'

const ID = 'o16_template_residue'
/** Words of a template, and what must stand in a text for them to: most texts have none of it and are passed over. */
interface Residue {
  readonly hints: readonly string[]
  readonly pattern: RegExp
}

/** Gaps that nobody filled in. */
const GAPS: readonly Residue[] = [
  // 张×× hides a name; ×× at the start of words or before a unit is a gap to fill.
  { hints: ['×', '╳', '✕'], pattern: /(?<!\p{Script=Han})[×╳✕]{2,}/u },
  {
    hints: ['×', '╳', '✕'],
    pattern: /[×╳✕]{2,}(?=年|月|日|省|市|县|区|局|委|镇|乡|街道|单位|部门|件|条|次|万元)/u,
  },
  {
    hints: ['XX', 'xx', 'ＸＸ', 'ｘｘ'],
    pattern: /[XxＸｘ]{2,}(?=年|月|日|省|市|县|区|局|委|镇|乡|街道|单位|部门|件|条|次|万元|元)/u,
  },
  { hints: ['某某'], pattern: /某某(?=省|市|县|区|局|委|镇|乡|街道)/u },
  // A gap to fill in; a figure written on its line is no gap.
  { hints: ['__'], pattern: /(?<![\d_])_{2,}\s*(?=年|月|日|件|条|次|份|万元|元)/u },
]

const RESIDUE: readonly Residue[] = [
  ...GAPS,
  { hints: ['该部分以'], pattern: /该部分以表格形式报告/u },
  { hints: ['['], pattern: /\[bookmark/iu },
  { hints: ['{{'], pattern: /\{\{[^{}]{0,40}\}\}/u },
  {
    hints: ['填写', '填报', '输入', '替换', '删除'],
    pattern: /[（(](?:请|此处|这里)?(?:填写|填报|输入|替换|删除)[^（()）]{0,20}[）)]/u,
  },
  {
    hints: ['此处', '单击'],
    pattern: /此处(?:填写|插入|添加|输入)|单击(?:此处|或点击)|点击或?点击?此处输入/u,
  },
]

/** Any of the hints: one search says of most texts that they have none. */
const ANY_HINT = new RegExp(
  [...new Set(RESIDUE.flatMap(({ hints }) => hints))].map((hint) => hint.replace(/[[{]/gu, '\\$&')).join('|'),
  'u',
)

export const o16TemplateResidue: ReportCheck = {
  id: ID,
  title: 'No words of the template are left (O16)',
  needs: 'report',
  run: ({ report }) => {
    if (!hasText(report)) return []
    const found = [
      ...residueIn('title', report.title ?? '', null),
      // What a page prints above its report (a search box, a player) has prompts of its own.
      ...residueIn('preamble', report.preamble ?? '', null, GAPS),
      ...(report.sections ?? []).flatMap(({ id, heading, text }) => residueIn(id, heading ?? '', text)),
    ]
    const base = {
      check: ID,
      key: 'text',
      severity: 'warning',
      cells: [],
      expected: 0,
      actual: found.length,
    } as const
    const verdict: Verdict =
      found.length === 0
        ? { ...base, state: 'pass', message: 'no words of the template are left' }
        : {
            ...base,
            state: 'fail',
            message: `words of the template are left in ${found.slice(0, 3).join('; ')}`,
          }
    return [verdict]
  },
}

/** `below` is what stands under the words of `head`, if anything can. */
function residueIn(
  where: string,
  head: string,
  below: string | null,
  rules: readonly Residue[] = RESIDUE,
): string[] {
  const found: string[] = []
  if (!ANY_HINT.test(head) && !(below !== null && ANY_HINT.test(below))) return found
  for (const { hints, pattern } of rules) {
    if (!hints.some((hint) => head.includes(hint) || below?.includes(hint) === true)) continue
    const text = below === null ? head : `${head}\n${below}`
    const match = pattern.exec(text)
    if (match === null) continue
    const around = text.slice(Math.max(0, match.index - 12), match.index + match[0].length + 12)
    found.push(`${where}: “${around.replace(/\s+/gu, ' ')}”`)
  }
  return found
}
