import { expect, it } from 'vitest'
import { completionNeed } from './completion-need'

it.each([
  ['label:', 'labels'],
  ['app = a and NOT LABEL:te', 'labels'],
  ['label:team = ', 'labels'],
  ['label:team *= pay', 'labels'],
  ['op = ', 'operations'],
  ['', undefined],
  ['lab', undefined],
  ['label:team ', undefined],
  ['app = ', undefined],
  ['rt > ', undefined],
  ['nmae = label:', undefined],
])('at the end of %j completion needs %s', (text, need) => {
  expect(completionNeed(text, text.length)).toBe(need)
})
