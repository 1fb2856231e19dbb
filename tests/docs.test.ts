/** The README is the front door: every command, setting, check, export, family and form stands in it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FAMILIES } from '../crawlers/families/index.ts'
import { FORMATS } from '../parsers/formats/index.ts'
import { CHECKS } from '../src/checks/index.ts'
import { SETTINGS } from '../src/config.ts'
import { DUTY_STATES } from '../src/domain/duty.ts'
import { EXPORTS } from '../src/exports/index.ts'

const README = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')
const MAIN = readFileSync(join(import.meta.dirname, '..', 'src/cli/main.ts'), 'utf8')
const COMMANDS = [...MAIN.matchAll(/commands\/([a-z-]+)\.ts/g)].map((match) => match[1] as string)

describe('the README names', () => {
  test.each(COMMANDS)('the command %s', (name) => {
    expect(README).toMatch(new RegExp(`\`${name}[ \`]`))
  })
  test.each(SETTINGS.map((setting) => setting.name))('the setting %s', (name) => {
    expect(README).toContain(`\`${name}\``)
  })
  test.each(CHECKS.map((check) => check.id))('the check %s', (id) => {
    expect(README).toContain(`\`${id}\``)
  })
  test.each(EXPORTS.map((format) => format.suffix))('the export %s', (suffix) => {
    expect(README).toContain(`\`${suffix}\``)
  })
  test.each(FAMILIES.map((family) => family.id))('the family %s', (id) => {
    expect(README).toContain(`\`${id}\``)
  })
  test.each(FORMATS.map((format) => format.id))('the form %s', (id) => {
    expect(README).toContain(`\`${id}\``)
  })
  test.each(DUTY_STATES)('the state %s', (state) => {
    expect(README).toContain(`\`${state}\``)
  })
})
