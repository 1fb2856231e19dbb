/**
 * The few tags of a page whose own styles may hide their text in ways that are rarely used: so few that only they are
 * looked at. In time proportional to the page.
 */

/** Words that hide, as far as the flags of tags do not know them. */
const HIDING = ['font-size:0', 'font-size: 0', 'line-through', 'opacity:0', 'opacity: 0']
const OFF_SCREEN = ['left:-', 'left: -', 'top:-', 'top: -', 'indent:-', 'indent: -']
/** Says that what stands inside a text of no size has one after all. */
const SIZE = 'font-size'

/** Ends of all those words: most pages have none of them, and one search for all says so at a tenth of the cost. */
const ANY = /(?:ze|ty): ?0|-through|(?:ft|op|nt): ?-/

/** Adds the places of the `<` before each time a word is printed. */
function addTags(html: string, word: string, tags: Set<number>): void {
  let open = -1
  let next = -1
  for (let at = html.indexOf(word); at !== -1; at = html.indexOf(word, at + word.length)) {
    if (next < at) next = html.indexOf('<', Math.max(0, open + 1))
    while (next !== -1 && next < at) {
      open = next
      next = html.indexOf('<', open + 1)
    }
    if (next === -1) next = html.length
    if (open !== -1) tags.add(open)
  }
}

/** Where the tags start that say such words; none on most pages. */
export function tagsThatMayHide(html: string): ReadonlySet<number> {
  const tags = new Set<number>()
  if (!ANY.test(html) || !html.includes('style')) return tags
  for (const word of [...HIDING, ...OFF_SCREEN]) addTags(html, word, tags)
  if (tags.size > 0) addTags(html, SIZE, tags)
  return tags
}
