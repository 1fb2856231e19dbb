/** Heads and labels as bodies reword them: known variants must be read, truncated or instructed ones never misread. */
import { type Case, ERA_2019, ERA_2021, formDocuments } from '../makers/form-document.ts'
import { cell, only, renamed } from '../makers/reshape.ts'
import type { Family } from '../model.ts'

const DOUBTFUL = ['complete', 'partial'] as const

const CASES: readonly Case[] = [
  {
    name: '现行有效件数 with a note',
    page: { change: renamed(['现行有效件数', '现行有效件数 (历史累计)']) },
  },
  {
    name: 'the year in the heads',
    page: {
      change: renamed(
        ['本年制发', '本年(2023)制发'],
        ['本年废止', '本年（2023）废止'],
        ['本年处理决定', '本年(2023)处理决定'],
      ),
    },
  },
  {
    name: 'a caption row inside table two',
    page: { change: only('t2', (t) => void t.rows.unshift([cell('主动公开政府信息情况', 4)])) },
  },
  { name: '规范性文件 without 行政', page: { change: renamed(['行政规范性文件', '规范性文件']) } },
  {
    name: 'spaces and tabs in captions',
    page: {
      change: renamed(
        ['第二十条第（一）项', '第二十条\t第 （一） 项'],
        ['（单位：万元）', '  （单位 ：万元）'],
      ),
    },
  },
  { name: 'captions without 第', page: { change: renamed([/第二十条第/, '第二十条']) } },
  { name: '其他 for 其他处理', page: { change: renamed(['（六）其他处理', '(六) 其他']) } },
  { name: '社会公益 for 社会公益组织', page: { change: renamed(['社会公益组织', '社会公益']) } },
  {
    name: 'other enumerators and quotes',
    page: { change: renamed([/^(\d)\./, '$1、'], ['“', '「'], ['”', '」'], ['（', '('], ['）', ')']) },
  },
  {
    name: 'full-width enumerators',
    page: { change: renamed([/^1\./, '１．'], [/^2\./, '２．'], [/^3\./, '３．']) },
  },
  {
    name: 'no enumerators',
    page: { change: renamed([/^\d\./, ''], [/^（[一二三四五六七]）/, ''], [/^[一二三四]、/, '']) },
    status: DOUBTFUL,
  },
  {
    name: 'instructions left in labels',
    format: ERA_2019,
    page: {
      change: renamed(
        [/^规章$/, '规章（设区的市、自治州人民政府应提供）'],
        ['上一年项目数量', '上一年项目数量(指2019年事项数)'],
        ['本年增/减', '本年增/减（如-8）'],
      ),
    },
  },
  {
    name: 'unit in the head of procurement',
    format: ERA_2019,
    page: { change: renamed(['采购总金额', '采购总金额(万元)']) },
  },
  {
    name: 'second line of two heads lost',
    format: ERA_2019,
    page: { change: renamed([/^本年新\n?制作数量$/, '本年新'], [/^本年新\n?公开数量$/, '本年新']) },
    status: ['partial'],
    withheld: { cells: /newly_published|_issued/, because: 'two heads lost the words that tell them apart' },
  },
  {
    name: 'one head lost its second line',
    format: ERA_2019,
    page: { change: renamed([/^本年新\n?公开数量$/, '本年新']) },
    status: ['partial'],
    withheld: { cells: /newly_published/, because: 'the head lost the words that name it' },
  },
  {
    name: 'heads broken by lines',
    format: ERA_2019,
    page: { change: renamed(['本年新制作数量', '本年新\n制作数量'], ['对外公开总数量', '对外公开\n总数量']) },
  },
  { name: 'first caption row missing', page: { change: only('t2', (t) => void t.rows.shift()) } },
  { name: 'stub head missing', page: { change: renamed([/^信息内容$/, '']) }, status: DOUBTFUL },
  {
    name: 'heading typo 行政法复议',
    rewrite: (html) => html.replaceAll('四、政府信息公开行政复议', '四、政府信息公开行政法复议'),
  },
  {
    name: 'the unknown head 历史总数',
    page: { change: renamed(['现行有效件数', '历史总数']) },
    status: ['partial'],
    withheld: { cells: /in_force/, because: 'the head is no name of the column' },
  },
  {
    name: 'value typed into the unit',
    overrides: { administrative_fee_amount: { kind: 'text', value: null, text: '' } },
    page: { change: renamed(['（单位：万元）', '（单位：3万元）']) },
    status: DOUBTFUL,
    truth: ({ cells }) => ({
      cells: new Map([...cells, ['t2:administrative_fee_amount', { kind: 'blank', value: null }]]),
    }),
  },
  {
    name: 'two heads with one name',
    page: { change: renamed(['本年废止件数', '本年制发件数']) },
    status: ['partial'],
    withheld: {
      cells: /^t2:(?:regulations|normative)/,
      because: 'one of the two heads is wrong, and nothing says which',
    },
  },
  {
    name: 'fee in 元 by its head',
    page: { change: renamed(['单位：万元', '单位：元']) },
    overrides: { administrative_fee_amount: { kind: 'number', value: 32.5, text: '325000' } },
  },
  {
    name: 'misprint 法律服务机关',
    page: { change: renamed(['法律服务机构', '法律服务机关']) },
    status: DOUBTFUL,
    withheld: { cells: /legal_service/, because: 'a label that does not match is not matched by likeness' },
  },
  {
    name: 'misprint 公益社会组织',
    format: ERA_2021,
    page: { change: renamed(['社会公益组织', '公益社会组织']) },
    status: DOUBTFUL,
    withheld: { cells: /social_welfare/, because: 'a label that does not match is not matched by likeness' },
  },
]

export const headerWordings = (): Family => ({
  family: 'header_wordings',
  documents: formDocuments(3, CASES),
})
