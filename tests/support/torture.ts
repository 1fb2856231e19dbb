/** How much chance a test gets: little in every run, much in `npm run torture`. */
const isTorture = process.env.NIANBAO_TORTURE === '1'

/** The number of cases: `ci` in every run, `long` under torture. */
export const runs = (ci: number, long: number): number => (isTorture ? long : ci)
