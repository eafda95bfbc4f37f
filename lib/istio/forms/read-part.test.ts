import type { Json } from '@/lib/std/json'
import { expect, it } from 'vitest'
import { text } from './fields'
import { type FormPart, readPart } from './read-part'

const fields = [text(['name', 'ruleName'])]
const object: Json = { spec: { http: [{ name: 'a', other: 0 }, 'x'] } }

it.each<[string, Omit<FormPart, 'fields'>, Json]>([
  ['the whole', { at: ['spec', 'http', 0], whole: true }, { name: 'a', other: 0 }],
  ['what the fields are about', { at: ['spec', 'http', 0], whole: false }, { name: 'a' }],
  ['nothing of what is no object', { at: ['spec', 'http', 1], whole: true }, {}],
  ['nothing beyond the end', { at: ['spec', 'http', 2], whole: true }, {}],
  ['nothing where the way leads nowhere', { at: ['spec', 'tcp', 0], whole: true }, {}],
])('reads %s', (_, part, expected) => {
  expect(readPart(object, { ...part, fields })).toEqual(expected)
})
