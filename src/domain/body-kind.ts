/** What kind of body a full name names; the kind decides the due date where no roster says it. */

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/(镇|乡)(人民政府)?$/u, 'township_government'],
  [/街道(办事处)?$/u, 'subdistrict_office'],
  [/人民政府(办公厅|办公室)$|政府办$/u, 'government_office'],
  [/(人民政府|省|市|州|盟|县|区|旗)$/u, 'government'],
  [/(开发区|园区|新区|实验区|示范区)管理?委(员会)?$/u, 'development_zone_committee'],
  [/(税务局|海关|气象局|调查队|邮政管理局|海事局)$/u, 'vertical_organ'],
]

/** `department` where nothing says otherwise. */
export function bodyKindOf(name: string): string {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'department'
}
