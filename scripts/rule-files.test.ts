import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RULE_FILES } from './rule-files'

it.each(Object.entries(RULE_FILES))('%s is what `npm run rules` writes', (name, write) => {
  expect(readFileSync(`deploy/rules/${name}`, 'utf8')).toBe(write(15))
})
