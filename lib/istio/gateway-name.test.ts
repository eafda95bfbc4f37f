import { expect, it } from 'vitest'
import { readGatewayName } from './gateway-name'

it.each([
  ['gw', 'own', 'gw'],
  ['./gw', 'own', 'gw'],
  ['far/gw', 'far', 'gw'],
  ['far/a/b', 'far', 'a/b'],
  ['', 'own', ''],
])('%s is in %s and called %s', (text, namespace, name) => {
  expect(readGatewayName(text, 'own')).toEqual({ namespace, name })
})
