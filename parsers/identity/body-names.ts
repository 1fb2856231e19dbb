/** What a name of a public body looks like in print, and when two printed names are forms of one name. */
import { normaliseAgencyName, tidyAgencyName } from '../../src/domain/agency-name.ts'
import { SHORT_STEMS } from '../../src/domain/agency-short-forms.ts'

const ENDINGS =
  /(?:局|委|委员会|办公室|办公厅|办事处|街道|管委会|人民政府|政府|政府办|府办|编办|厅|部|署|总队|支队|大队|海关|关区|公署|行署|法院|检察院|中心|研究院|科学院|学院|大学|集团|公司|银行|支行|分行|总社|联社|镇|乡|苏木|队|站|所|院|馆)$/u
const PLACES = /(?:省|自治区|市|自治州|州|盟|地区|自治县|县|自治旗|旗|新区|实验区|特区|林区|区)$/u
const NOT_NAMES =
  /网站?$|门户|平台|信息公开|年度|报告|目录|指南|首页|新闻|栏目|根据|要求|编制|^(?:我|本|该|各|全|其|所)/u

/** True for text that is nothing but the name of a body or place, without white space. */
export function isBodyName(text: string): boolean {
  return (
    /^[\p{Script=Han}()（）、·]{3,40}$/u.test(text) &&
    (ENDINGS.test(text) || PLACES.test(text)) &&
    !NOT_NAMES.test(text)
  )
}

/** True for a bare place: `柏川区`, not `柏川区审计局`. Zones without a people's government are bodies, not places. */
export function isPlaceName(name: string): boolean {
  return (
    PLACES.test(name) &&
    !/(?:开发区|园区|度假区|风景区|景区|保税区|管理区|示范区|社区|关区|产业区|工业区|合作区)$/u.test(name)
  )
}

/** True where both printed names mean one body: one is written out, carries more of its place, or names its own office. */
export function isSameBody(a: string, b: string): boolean {
  if (a === b) return true
  const [x, y] = [tidyAgencyName(a), tidyAgencyName(b)]
  return x === y || isFullerForm(x, y) || isFullerForm(y, x) || x.startsWith(y) || y.startsWith(x)
}

/** True where `full` is a longer form of the name `short`: with its place, or with its short words written out. */
export function isFullerForm(full: string, short: string): boolean {
  const [long, brief] = [tidyAgencyName(full), tidyAgencyName(short)]
  if (long.length < brief.length) return false
  if (long.endsWith(brief) && (long.length === brief.length || PLACES.test(long.slice(0, -brief.length))))
    return true
  const { place, organ } = placeAndOrgan(brief)
  return writtenForms(organ).some(
    (form) => long.endsWith(form) && placeFits(long.slice(0, -form.length), place),
  )
}

function placeAndOrgan(name: string): { place: string; organ: string } {
  const generic = /^(省|市|州|盟|县|区|旗)(?!场|容|域)/u.exec(name)
  if (generic !== null) return { place: generic[1] ?? '', organ: name.slice(1) }
  const named = /^(.{1,12}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗))(?=.{2})/u.exec(name)
  return { place: named?.[1] ?? '', organ: name.slice(named?.[1]?.length ?? 0) }
}

function writtenForms(organ: string): readonly string[] {
  const stem = organ.replace(/(?:委员会|局|委|厅)$/u, '')
  const stems = stem === organ ? [] : (SHORT_STEMS[stem] ?? [])
  const tails = ['局', '委员会', '厅']
  return [
    organ,
    normaliseAgencyName(organ),
    ...stems.flatMap((written) => tails.map((tail) => written + tail)),
  ]
}

/** `柏川区` fits 区 and 柏川区, `青川市柏川区` fits 柏川区; a name without a place fits any. */
function placeFits(printed: string, place: string): boolean {
  return place === '' ? printed === '' || PLACES.test(printed) : printed.endsWith(place)
}
