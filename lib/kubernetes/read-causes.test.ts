import { readCauses } from './read-causes'
import { expect, test } from 'vitest'

const status = (message: string, ...causes: readonly object[]) => ({ message, details: { causes } })

test('each cause keeps its field and its words', () => {
  const cause = {
    reason: 'FieldValueInvalid',
    field: 'spec.http[0].timeout',
    message: 'Invalid value: "x": must be a duration',
  }
  expect(readCauses(status('is invalid', cause))).toEqual([{ field: cause.field, message: cause.message }])
})

test('fields that nobody knows are told one by one, and not the object around them', () => {
  const object = JSON.stringify(JSON.stringify({ spec: { wieght: 0, note: 'x'.repeat(5_000) } }))
  const words = `Invalid value: ${object}: strict decoding error: unknown field "spec.http[0].wieght", duplicate field "spec.hosts"`
  expect(readCauses(status('is invalid', { field: 'patch', message: words }))).toEqual([
    { field: 'spec.http[0].wieght', message: 'unknown field "spec.http[0].wieght"' },
    { field: 'spec.hosts', message: 'duplicate field "spec.hosts"' },
  ])
})

test('what a strict server says of a new object names its fields too', () => {
  const message = 'VirtualService in version "v1" cannot be handled: strict decoding error: unknown field "spec.x"'
  expect(readCauses({ message })).toEqual([{ field: 'spec.x', message: 'unknown field "spec.x"' }])
})

test('a long quoted value is left out', () => {
  const message = `Invalid value: ${JSON.stringify('y'.repeat(3_000))}: is too long`
  expect(readCauses(status('', { field: 'a', message }))).toEqual([
    { field: 'a', message: 'Invalid value: is too long' },
  ])
})

test.each([undefined, null, 'text', [], [null, 7, {}, { message: 7 }]])('causes %j say nothing', (causes) => {
  expect(readCauses({ message: 'no', details: { causes } })).toEqual([])
})

test('what is said several times is told once', () => {
  const cause = { field: 'metadata.labels', message: 'Invalid value: "a b"' }
  expect(readCauses(status('is invalid', cause, cause, { ...cause, field: 'spec' }, cause))).toHaveLength(2)
})
