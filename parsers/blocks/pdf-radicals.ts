/**
 * Fonts share one glyph between a character and the radical that looks like it, and some writers of PDF then name the
 * radical (人⺠ for 人民; seen from Chromium's printing). Kangxi radicals and a few others have a compatibility form; for
 * the rest of the block this is the table, after Unicode's EquivalentUnifiedIdeograph.
 */
const RADICALS =
  '⺁⺄⺅⺈⺉⺋⺎⺒⺓⺔⺘⺙⺛⺞⺠⺡⺣⺨⺯⺰⺻⺾⻁⻂⻄⻅⻆⻇⻈⻉⻊⻋⻌⻏⻐⻑⻓⻔⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲'
const CHARACTERS =
  '厂乙亻刀刂卩兀巳幺彑扌攵旡歺民氵灬犭糹纟聿艹虎衤西见角角讠贝足车辶阝钅長长门青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙亀'

const TABLE: ReadonlyMap<string, string> = new Map(
  Array.from(RADICALS, (radical, i) => [radical, CHARACTERS[i] ?? radical] as const),
)

/** The ordinary character for a radical or compatibility ideograph; anything else unchanged. */
export function ordinaryCharacter(char: string): string {
  return TABLE.get(char) ?? char.normalize('NFKC')
}
