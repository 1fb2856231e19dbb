/** 信息处理费 in section six: that it is stated (O13), and that unpaid fee notices of table three are not passed over. */
import type { ReportCheck, Verdict } from './check.ts'
import { NO_SLOT } from './form-slots.ts'
import { hasText, notAssessable } from './stated.ts'

const FEE = /信息(?:公开)?处理费|处理费|收费|费用|收取|缴费/u
const NOTICE = /信息(?:公开)?处理费|收费通知|缴费|缴纳|收费|费用/u
const SECTION = 'other_matters'
const UNPAID = 'other_fee_unpaid__total'

export const nFeeSection6: ReportCheck = {
  id: 'n_fee_section6',
  title: 'Section six states the fee for information, or that none was charged (O13)',
  needs: 'report',
  run: ({ report }) => {
    if (!hasText(report) || report.era !== 'era_2021') return []
    const base = { check: 'n_fee_section6', key: SECTION, severity: 'warning' } as const
    const section = report.sections?.find(({ id }) => id === SECTION)
    if (section === undefined) return [notAssessable(base, 'section six was not found')]
    const text = section.text.replace(/\s+/gu, '')
    const judged: Omit<Verdict, 'state' | 'message'> = { ...base, cells: [], expected: null, actual: null }
    if (FEE.test(text))
      return [{ ...judged, state: 'pass', message: 'section six states whether a fee was charged' }]
    return [
      {
        ...judged,
        state: 'fail',
        message: `section six does not state the fee for information: “${text.slice(0, 60)}”`,
      },
    ]
  },
}

export const nFeeVsUnpaid: ReportCheck = {
  id: 'n_fee_vs_unpaid',
  title: 'Where applicants did not pay, section six speaks of the fee notices',
  needs: 'report',
  run: ({ report, form, cells }) => {
    if (!hasText(report) || form === null || report.era !== 'era_2021') return []
    const base = { check: 'n_fee_vs_unpaid', key: SECTION, severity: 'info' } as const
    const section = report.sections?.find(({ id }) => id === SECTION)
    const unpaid = cells[form.slots.get(`t3:${UNPAID}`) ?? NO_SLOT]
    if (unpaid?.kind !== 'number' || unpaid.value === null)
      return [notAssessable(base, 'the row of unpaid fees was not read', [UNPAID])]
    const judged: Omit<Verdict, 'state' | 'message'> = {
      ...base,
      cells: [UNPAID],
      expected: null,
      actual: unpaid.value,
    }
    if (unpaid.value === 0)
      return [{ ...judged, state: 'pass', message: 'no request ended for want of payment' }]
    if (section === undefined) return [notAssessable(base, 'section six was not found', [UNPAID])]
    return NOTICE.test(section.text)
      ? [{ ...judged, state: 'pass', message: 'section six speaks of fees' }]
      : [
          {
            ...judged,
            state: 'fail',
            message: `${unpaid.value} requests ended for want of payment, section six names no fee notice`,
          },
        ]
  },
}
