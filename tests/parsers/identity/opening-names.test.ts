/** A body named as the writer in the first sentence: another than the title's is a conflict, a form of it is none. */
import { expect, test } from 'vitest'
import { readPage } from '../read-page.ts'

const agencyConflicts = (title: string, opening: string): number =>
  readPage(
    `<h1>${title}2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>${opening}</p><p>六、其他需要报告的事项</p><p>无。</p>`,
  ).leftovers.filter(({ reason, about }) => reason === 'identity_conflict' && about === 'agency').length

test.each([
  ['柏川区水利局', '2023年，柏川区财政局认真贯彻落实条例，工作有序。', 1],
  ['柏川区水利局', '2023年度，云岭市柏川区水利局深入贯彻落实条例，工作有序。', 0],
  ['柏川区水利局', '2023年，区水利局认真贯彻落实条例，工作有序。', 0],
  ['柏川区水利局', '2023年，我局认真贯彻落实条例，工作有序。', 0],
  ['柏川区水利局', '2023年，在柏川区委、区政府领导下，柏川区财政局配合，工作有序。', 0],
  ['柏川区', '2023年，柏川区政府办公室认真贯彻落实条例，工作有序。', 0],
  ['柏川区', '2023年，柏川区各部门认真贯彻落实条例，工作有序。', 0],
])('%s: %s', (title, opening, conflicts) => {
  expect(agencyConflicts(title, opening)).toBe(conflicts)
})
