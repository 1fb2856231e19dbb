/** Duties as a list: for the office that must say who is late, by how much, and on what evidence. */
import { DUTY_STATES, type DutyRow, type DutyState } from '../../domain/duty.ts'
import { yearsText } from '../figures.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { At, RegionOption } from '../page.ts'
import { dutyTable } from '../parts/duty-table.ts'
import { checkboxes, filterForm, menu, textField } from '../parts/filter-form.ts'
import { type Paging, pager } from '../parts/pager.ts'
import { STATE_MARKS } from '../words.ts'

export interface StatusData extends Paging {
  readonly filter: {
    readonly year: readonly number[] | null
    readonly region: string | null
    readonly state: readonly DutyState[]
    readonly agency: string | null
    readonly as_of: string | null
  }
  readonly rows: readonly DutyRow[]
  readonly regions: readonly RegionOption[]
}

export function statusPage(data: StatusData, at: At): Html {
  const { filter } = data
  return layout(
    { title: '发布情况', ...at, csv: true },
    html`${filterForm('/status', [
      menu(
        '地区',
        'region',
        filter.region,
        data.regions.map((region) => ({ value: region.code, label: region.name })),
      ),
      textField('年度', 'year', yearsText(filter.year), '2023'),
      textField('机构键', 'agency', filter.agency),
      textField('截至日期', 'as_of', filter.as_of, '2024-02-01'),
      checkboxes(
        '状态',
        'state',
        filter.state,
        DUTY_STATES.map((state) => ({ value: state, label: STATE_MARKS[state].word })),
      ),
    ])}
<p class="soft">“未见发布”只在到期后该机构的来源被正常采集过时才说；我方采集失败时一律为“不能判断”。</p>
${data.rows.length === 0 ? html`<p class="notice">没有符合条件的行。</p>` : dutyTable('每行为一个机构一个年度的发布义务', data.rows)}
${pager('/status', { ...filter }, data)}`,
  )
}
