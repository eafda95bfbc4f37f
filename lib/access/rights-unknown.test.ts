import { PharosError } from '@/lib/ports/pharos-error'
import { describe, expect, test } from 'vitest'
import { isRightsUnknown, rightsUnknown } from './rights-unknown'

describe('rights that nobody can tell', () => {
  test('keep the words of who was asked', () => {
    const down = new PharosError('upstream_unavailable', 'refused the connection', { cause: 'ECONNREFUSED' })
    const told = rightsUnknown(down)
    expect(told).toMatchObject({ code: down.code, message: down.message, details: down.details })
    expect([told, down, undefined, null].map(isRightsUnknown)).toEqual([true, false, false, false])
  })

  test('are no missing right of the user where the account may not ask', () => {
    const refused = new PharosError('forbidden', 'refused the request', { status: 403, source: 'kubernetes' })
    expect(rightsUnknown(refused)).toMatchObject({ code: 'upstream_unavailable', details: { status: 403 } })
  })
})
