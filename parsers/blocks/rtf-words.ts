/** What each control word of RTF does. Words that are not here change nothing that is read. */
import { newRow, outermostGroup, type RtfReader } from './rtf-state.ts'
import { endCell, endParagraph, endRow, isSeen, show, showNote } from './rtf-story.ts'

type Action = (reader: RtfReader, parameter: number | null) => void

const isOn = (parameter: number | null): boolean => parameter !== 0

const says =
  (text: string): Action =>
  (reader) =>
    show(reader, text)

/** Character properties as a new run has them. */
function plain({ group }: RtfReader): void {
  const { hidden, deleted, struck, raised, wideFont } = outermostGroup()
  Object.assign(group, { hidden, deleted, struck, raised, wideFont })
}

function newParagraph({ group }: RtfReader): void {
  const { inTable, depth, heading } = outermostGroup()
  Object.assign(group, { inTable, depth, heading })
}

const setFont: Action = (reader, parameter) => {
  if (reader.namesWide) reader.group.wideFont = parameter
  else reader.group.font = parameter ?? 0
  reader.namesWide = false
}

/** `\dbch\af13` names the font for Chinese characters, `\dbch\f13` that and the one at hand. */
const setOtherFont: Action = (reader, parameter) => {
  if (reader.namesWide) reader.group.wideFont = parameter
  reader.namesWide = false
}

const endCellDefinition: Action = ({ row }, parameter) => {
  row.edges.push(parameter ?? 0)
  row.flags.push(row.next)
  row.next = { horizontal: 0, vertical: 'none' }
}

/** The code of a character; negative above 32767. Those standing for it in older readers are passed over. */
const showCode: Action = (reader, parameter) => {
  const code = ((parameter ?? 0) + 0x10000) & 0xffff
  show(reader, String.fromCharCode(code))
  reader.skip = reader.group.spare
}

const ACTIONS: Readonly<Record<string, Action>> = {
  par: (reader) => endParagraph(reader),
  sect: (reader) => endParagraph(reader),
  pard: newParagraph,
  plain,
  line: says('\n'),
  page: says('\n'),
  softline: says('\n'),
  tab: says('\t'),
  emdash: says('—'),
  endash: says('–'),
  bullet: says('•'),
  lquote: says('‘'),
  rquote: says('’'),
  ldblquote: says('“'),
  rdblquote: says('”'),
  emspace: says(' '),
  enspace: says(' '),
  qmspace: says(' '),
  chftn: showNote,
  u: showCode,
  uc: ({ group }, parameter) => {
    group.spare = Math.max(0, parameter ?? 1)
  },
  ansicpg: ({ fonts }, parameter) => {
    fonts.page = parameter
  },
  deff: (reader, parameter) => {
    reader.group.font = parameter ?? 0
  },
  f: setFont,
  af: setOtherFont,
  dbch: (reader) => {
    reader.namesWide = true
  },
  hich: (reader) => {
    reader.namesWide = false
  },
  loch: (reader) => {
    reader.namesWide = false
  },
  v: ({ group }, parameter) => {
    group.hidden = isOn(parameter)
  },
  deleted: ({ group }, parameter) => {
    group.deleted = isOn(parameter)
  },
  strike: ({ group }, parameter) => {
    group.struck = isOn(parameter)
  },
  striked: ({ group }, parameter) => {
    group.struck = isOn(parameter)
  },
  super: ({ group }, parameter) => {
    group.raised = isOn(parameter)
  },
  sub: ({ group }, parameter) => {
    group.raised = isOn(parameter)
  },
  nosupersub: ({ group }) => {
    group.raised = false
  },
  up: ({ group }, parameter) => {
    group.raised = isOn(parameter)
  },
  outlinelevel: ({ group }, parameter) => {
    group.heading = (parameter ?? 9) < 9
  },
  intbl: ({ group }, parameter) => {
    group.inTable = isOn(parameter)
  },
  itap: ({ group }, parameter) => {
    group.depth = parameter
  },
  cell: (reader) => endCell(reader, 1),
  nestcell: (reader) => endCell(reader, 2),
  row: (reader) => endRow(reader, 1),
  nestrow: (reader) => endRow(reader, 2),
  trowd: (reader) => {
    reader.row = newRow()
  },
  trleft: ({ row }, parameter) => {
    row.left = parameter ?? 0
  },
  rtlrow: ({ row }) => {
    row.rightToLeft = true
  },
  clmgf: ({ row }) => {
    row.next.horizontal = 1
  },
  clmrg: ({ row }) => {
    row.next.horizontal = 2
  },
  clvmgf: ({ row }) => {
    row.next.vertical = 'restart'
  },
  clvmrg: ({ row }) => {
    row.next.vertical = 'continue'
  },
  cellx: endCellDefinition,
}

/** Words that end a paragraph, a cell or a row also where the run they stand in is hidden. */
const ACTIONS_BY_NAME: ReadonlyMap<string, Action> = new Map(Object.entries(ACTIONS))

/** Does what a control word says, in text that goes to a story. */
export function takeWord(reader: RtfReader, name: string, parameter: number | null): void {
  ACTIONS_BY_NAME.get(name)?.(reader, parameter)
}

/** Does what a control symbol says: spaces and hyphens that do not break. */
export function takeSymbol(reader: RtfReader, code: number): void {
  if (!isSeen(reader)) return
  if (code === 0x7e) show(reader, '\u00a0')
  else if (code === 0x5f) show(reader, '-')
}
