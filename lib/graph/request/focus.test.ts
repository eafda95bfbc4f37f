import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FocusRef } from '../model'
import { parseFocus, writeFocus } from './focus'

const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })
const namespace = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,10}[a-z0-9])?$/)
const focus: fc.Arbitrary<FocusRef> = fc.oneof(
  fc.record({ kind: fc.constantFrom('workload', 'service'), namespace, name }),
  fc.record({ kind: fc.constant('app'), namespace, name, version: fc.option(name) }),
  fc.record({
    kind: fc.constant('operation'),
    namespace,
    label: fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,9}$/),
    value: name,
  }),
)

describe('parseFocus', () => {
  it('reads what writeFocus wrote, whatever the names', () => {
    fc.assert(
      fc.property(focus, (ref) => {
        expect(parseFocus(writeFocus(ref))).toEqual(ref)
      }),
    )
  })

  it.each(['operation:a/op', 'operation:a/1op=x', 'operation:a/op=x/y'])('refuses %s', (text) => {
    expect(parseFocus(text)).toBeUndefined()
  })
})
