import { anyText } from '@/lib/std/testing/any-text'
import fc from 'fast-check'
import { type Find, NUMBER_OPERATORS, TEXT_OPERATORS } from '../ast'
import { EDGE_OPERANDS } from '../edge-operands'
import { NODE_OPERANDS } from '../node-operands'
import { LABEL } from '../operands'

const ROWS = [...NODE_OPERANDS, ...EDGE_OPERANDS]
const namesOf = (kind: 'flag' | 'number' | 'text') =>
  fc.constantFrom(...ROWS.filter((row) => row.kind === kind && row.name !== 'node').map(({ name }) => name))

const value = fc.oneof(anyText, fc.constantFrom('and', 'NOT', '||', 'NaN', '\\', '\\"', 'a b', '5ms', ''))
const key = fc.stringMatching(/^[a-zA-Z0-9._/-]{1,12}$/)
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((any) => any + 0),
  fc.integer(),
  fc.constant(null),
)

const term: fc.Arbitrary<Find> = fc.oneof(
  namesOf('flag').map((operand): Find => ({ kind: 'flag', operand })),
  key.map((name): Find => ({ kind: 'label', key: name })),
  fc
    .record({ operator: fc.constantFrom(...TEXT_OPERATORS), negated: fc.boolean(), value, operand: namesOf('text') })
    .map((test): Find => ({ kind: 'text', key: null, ...test })),
  fc
    .record({ operator: fc.constantFrom(...TEXT_OPERATORS), negated: fc.boolean(), value, key })
    .map((test): Find => ({ kind: 'text', operand: LABEL, ...test })),
  fc
    .record({ negated: fc.boolean(), value: fc.constantFrom('app', 'service', 'group') })
    .map((test): Find => ({ kind: 'text', operand: 'node', key: null, operator: '=', ...test })),
  fc
    .record({
      operator: fc.constantFrom(...NUMBER_OPERATORS),
      negated: fc.boolean(),
      value: number,
      operand: namesOf('number'),
    })
    .map((test): Find => ({ kind: 'number', ...test, operator: test.value === null ? '=' : test.operator })),
)

/** Any expression, a few levels deep. */
export const anyFind: fc.Arbitrary<Find> = fc.letrec<{ find: Find }>((tie) => ({
  find: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    term,
    tie('find').map((of): Find => ({ kind: 'not', of })),
    fc
      .record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('find'), { minLength: 2, maxLength: 3 }),
      })
      .map((joined): Find => joined),
  ),
})).find
