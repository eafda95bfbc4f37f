import { expect, it } from 'vitest'
import { object, ownedBy, snapshotOf } from '../testing/cluster-objects'
import { readNamedPorts } from './named-ports'

const BY_NAME = object('cart', { spec: { ports: [{ port: 80, targetPort: 'web' }] } })
const BY_NUMBER = object('cart', { spec: { ports: [{ port: 80, targetPort: 8080 }] } })

/** A pod of the workload `cart`, with these ports of each of its containers. */
function pod(name: string, containers: readonly (readonly object[])[], phase = 'Running') {
  return object(name, {
    metadata: ownedBy('StatefulSet', 'cart'),
    spec: { containers: containers.map((ports) => ({ ports })) },
    status: { phase },
  })
}
const web = (containerPort: unknown, more: object = {}) => ({ name: 'web', containerPort, ...more })
const read = (pods: readonly ReturnType<typeof pod>[], service = BY_NAME) =>
  Object.fromEntries(readNamedPorts(snapshotOf({ services: [service], pods }))({ namespace: 'shop', name: 'cart' }))

it.each<[string, Parameters<typeof read>, object]>([
  ['is what its containers call it', [[pod('a', [[], [{ name: 'admin', containerPort: 1 }, web(8080)]])]], { admin: 1, web: 8080 }], // prettier-ignore
  ['is that of the first container', [[pod('a', [[web(8080)], [web(9090)]])]], { web: 8080 }],
  ['is not known where pods differ', [[pod('a', [[web(8080)]]), pod('b', [[web(9090)]])]], {}],
  ['is told by those pods that have it', [[pod('a', [[web(8080)]]), pod('b', [[]])]], { web: 8080 }],
  ['is not told by pods that ended', [[pod('a', [[web(8080)]]), pod('b', [[web(9090)]], 'Failed')]], { web: 8080 }],
  ['is none of UDP', [[pod('a', [[web(53, { protocol: 'UDP' }), web(8080, { protocol: 'TCP' })]])]], { web: 8080 }],
  ['is a number', [[pod('a', [[web('8080'), web(null)]])]], {}],
  ['is not looked for where no Service asks', [[pod('a', [[web(8080)]])], BY_NUMBER], {}],
  ['is not known without pods', [[]], {}],
])('a named port %s', (_, parts, ports) => {
  expect(read(...parts)).toEqual(ports)
})
