import { CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import { expect, test } from 'vitest'
import { readDefinitions } from './read-definitions'

const definition = (
  name: string,
  versions: readonly unknown[],
  storedVersions?: readonly string[],
  annotations = {},
) => ({
  kind: 'CustomResourceDefinition',
  metadata: { name, annotations },
  spec: { versions },
  status: { storedVersions },
})
const v = (name: string, served: boolean, storage = false) => ({ name, served, storage })
const rowOf = (objects: readonly unknown[], id: string) => readDefinitions(objects).find((one) => one.id === id)

const ID = 'virtualservices.networking.istio.io'

test.each([
  [[v('v1', true, true), v('v1beta1', true)], ['v1'], { state: 'served', served: ['v1', 'v1beta1'], stored: ['v1'] }],
  [
    [v('v1', true, true), v('v1alpha3', false)],
    ['v1alpha3', 'v1'],
    { state: 'stale', served: ['v1'], stored: ['v1alpha3', 'v1'] },
  ],
  [[v('v1', true, true)], undefined, { state: 'served', served: ['v1'], stored: ['v1'] }],
  [[v('v1', false, true)], ['v1'], { state: 'unserved', served: [], stored: ['v1'] }],
  [[5, null, {}], ['v1'], { state: 'unserved', served: [], stored: ['v1'] }],
])('%j stored in %j is %o', (versions, storedVersions, row) => {
  expect(rowOf([definition(ID, versions, storedVersions)], ID)).toEqual({ id: ID, bundle: null, ...row })
})

test('the release of the Gateway API is told', () => {
  const id = 'httproutes.gateway.networking.k8s.io'
  const annotations = { 'gateway.networking.k8s.io/bundle-version': 'v1.4.0' }
  expect(rowOf([definition(id, [v('v1', true, true)], ['v1'], annotations)], id)?.bundle).toBe('v1.4.0')
})

test('kinds that the cluster does not know are missing, and those of others left out', () => {
  const rows = readDefinitions([definition('crontabs.stable.example.com', [v('v1', true, true)]), 5, {}])
  expect(rows.map(({ id }) => id).toSorted()).toEqual([...CONFIG_KINDS].toSorted())
  expect(rows.every(({ state }) => state === 'missing')).toBe(true)
})

test('what is wrong stands first', () => {
  const objects = [definition(ID, [v('v1', true, true)]), definition('gateways.networking.istio.io', [v('v1', false)])]
  expect(readDefinitions(objects)[0]?.id).toBe('gateways.networking.istio.io')
  expect(readDefinitions(objects).at(-1)?.id).toBe(ID)
})
