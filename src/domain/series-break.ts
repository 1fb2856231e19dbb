/** Where a series of cases breaks: review before suit became the rule for most disputes with this report year. */
export const BREAK_YEAR = 2024
export const BREAK_NOTE = `break_${BREAK_YEAR}`

/** Whether a figure or measure counts reviews or suits, by its id. */
export const countsCases = (id: string): boolean => /^(?:review|litigation|dispute)_/.test(id)
