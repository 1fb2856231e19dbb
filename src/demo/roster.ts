/** The roster file of the sample district: who must publish. */
import { AGENCIES, REGION } from './agencies.ts'
import { scopeOf } from './ground-truth.ts'

const HEADER =
  'key,name,region_code,kind,parent_key,uscc,aliases,valid_from,valid_to,successor_key,scope,due_rule'

/** CSV text in the contract's columns. */
export function demoRosterCsv(): string {
  const government = AGENCIES.find((agency) => agency.kind === 'government')
  const rows = AGENCIES.map((agency) => {
    const parent = agency === government ? '' : (government?.key ?? '')
    const aliases = agency.aliases.join('|')
    return [
      agency.key,
      agency.name,
      REGION.code,
      agency.kind,
      parent,
      '',
      aliases,
      '',
      '',
      '',
      scopeOf(agency.kind),
      '',
    ].join(',')
  })
  return `${[HEADER, ...rows].join('\n')}\n`
}
