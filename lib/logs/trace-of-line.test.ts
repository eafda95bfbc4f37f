import { describe, expect, it } from 'vitest'
import { traceOfLine } from './trace-of-line'

const ID = '4e441824ec2b6a44ffdc9bb9a6453df3'
const REQUEST = '5e9c4a0e-9f1c-9d2b-8d3a-0a1b2c3d4e5f'

describe('the trace of a line', () => {
  it.each([
    ['an id of 32 digits', [['trace_id', ID]], { by: 'id', id: ID }],
    ['an id of 16 digits in upper case', [['traceID', 'FFDC9BB9A6453DF3']], { by: 'id', id: 'ffdc9bb9a6453df3' }],
    ['a trace parent', [['traceparent', `00-${ID}-ffdc9bb9a6453df3-01`]], { by: 'id', id: ID }],
    ['an id before a request', [['request_id', REQUEST], ['trace_id', ID]], { by: 'id', id: ID }], // prettier-ignore
    ['the id of a request', [['request_id', REQUEST]], { by: 'request', requestId: REQUEST }],
    ['no trace', [['trace_id', '0'.repeat(32)]], undefined],
    ['markup', [['trace_id', '<b>'], ['request_id', `${REQUEST}"`]], undefined], // prettier-ignore
    ['another key', [['message', ID]], undefined],
    ['nothing', [], undefined],
  ] satisfies readonly (readonly [string, readonly (readonly [string, string])[], unknown])[])(
    'is found by %s',
    (_, values, expected) => {
      expect(traceOfLine(values)).toEqual(expected)
    },
  )
})
