/**
 * Counts of a year, not stocks, that are held against other years and other bodies: one a matter, so that one slip of the
 * pen is told once.
 */
export const COUNT_FIGURES = [
  't2:normative_documents_issued',
  't2:licensing_decisions',
  't2:penalty_decisions',
  't2:coercion_decisions',
  't3:new_requests__total',
  't3:outcomes_total__total',
  't3:carried_out__total',
  't4:review_total',
  't4:litigation_direct_total',
  't4:litigation_after_review_total',
] as const
