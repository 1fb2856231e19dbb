/**
 * 信息处理费 in section six: that it is stated (O13), that unpaid fee notices of table three are not passed over, and that
 * the fees of table two are not less, since it is one of them (which is inferred from the rules, so that it only informs).
 */
import type { StatedFigure } from '../domain/narrative.ts'
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import { NO_SLOT } from './form-slots.ts'
import { hasText, isCertain, notAssessable, placeText } from './stated.ts'

const FEE = /信息(?:公开)?处理费|处理费|收费|费用|缴费|收取.{0,8}[费元]|未收取|没有收取/u
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
    const fee = statedFee(report)
    if (fee !== undefined) {
      const said = fee.zero_claim ? 'that none was charged' : `${fee.value} ${fee.unit}`
      return [{ ...judged, state: 'pass', actual: inYuan(fee), message: `${placeText(fee)} states ${said}` }]
    }
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

/** What section six surely says was collected in the report year. */
const statedFee = ({ narrative }: CheckedReport): StatedFigure | undefined =>
  narrative?.figures.find((figure) => figure.role === 'fee' && isCertain(figure))

const inYuan = ({ value, unit }: StatedFigure): number =>
  unit === '万元' ? Math.round(value * 1e6) / 100 : value

const FEES = 'administrative_fee_amount'
const YUAN_OF_WAN = 10_000

export const nFeeVsT2: ReportCheck = {
  id: 'n_fee_vs_t2',
  title: 'The fees of table two are at least the fee for information that section six states',
  needs: 'report',
  run: ({ report, form, cells }) => {
    if (!hasText(report) || form === null || report.era !== 'era_2021') return []
    const base = { check: 'n_fee_vs_t2', key: SECTION, severity: 'info' } as const
    const fee = statedFee(report)
    if (fee === undefined) return [notAssessable(base, 'section six states no sum surely', [FEES])]
    const printed = cells[form.slots.get(`t2:${FEES}`) ?? NO_SLOT]
    if (printed?.kind !== 'number' || printed.value === null || printed.unit_printed === 'unknown')
      return [notAssessable(base, 'the fees of table two were not read with their unit', [FEES])]
    const most = Math.round(printed.value * YUAN_OF_WAN * 100) / 100
    const said = `${placeText(fee)}: ${inYuan(fee)} 元, table two has ${most} 元`
    const judged = { ...base, cells: [FEES], expected: most, actual: inYuan(fee) }
    return [{ ...judged, state: holds(inYuan(fee), printed.value) ? 'pass' : 'fail', message: said }]
  },
}

/** A figure with decimals may be rounded at its last one; a whole number, 0 above all, is what it says. */
function holds(fee: number, printed: number): boolean {
  const decimals = String(printed).split('.')[1]?.length ?? 0
  const rounding = decimals === 0 ? 0 : 0.5 * 10 ** -decimals
  return fee <= (printed + rounding) * YUAN_OF_WAN + 1e-6
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
