import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLastWrite } from './read-last-write'

const entry = (manager: string, time: string, more: object = {}) => ({ manager, time, operation: 'Update', ...more })

describe('who wrote an object last', () => {
  test('is the manager of the newest entry', () => {
    const fields = [
      entry('kubectl-edit', '2026-01-02T00:00:00Z'),
      entry('argocd-controller', '2026-01-03T00:00:00Z', { operation: 'Apply' }),
      entry('kubectl-client-side-apply', '2026-01-01T00:00:00Z'),
    ]
    expect(readLastWrite(fields)).toEqual({ at: '2026-01-03T00:00:00Z', by: 'argocd-controller' })
  })

  test('is nobody who only wrote the status', () => {
    const status = entry('pilot-discovery', '2026-01-03T00:00:00Z', { subresource: 'status' })
    expect(readLastWrite([status, entry('helm', '2026-01-01T00:00:00Z')])).toMatchObject({ by: 'helm' })
    expect(readLastWrite([status])).toBeUndefined()
  })

  test.each([
    ['nothing', undefined],
    ['no list', {}],
    ['an entry without a time', [{ manager: 'kubectl' }]],
    ['a time that is none', [entry('kubectl', 'yesterday')]],
  ])('is not known of %s', (_, fields) => {
    expect(readLastWrite(fields)).toBeUndefined()
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (fields) => void readLastWrite(fields)))
  })
})
