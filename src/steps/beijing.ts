/** Calendar days count in Beijing, whatever the machine thinks. */
const BEIJING = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** ISO date in Beijing at that instant. */
export function beijingDate(instant: Date): string {
  return BEIJING.format(instant)
}
