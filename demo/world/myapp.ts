import type { WorldBuilder } from './builder'

/** Two versions behind an even split: the smallest canary. */
export function addMyapp(world: WorldBuilder): void {
  const ns = world.namespace('myapp', { 'istio-injection': 'enabled' }, 'container')
  const own = { medianMs: 4, sigma: 0.3 }
  for (const version of ['v1', 'v2']) ns.workload({ name: `myapp-${version}`, port: 80 }, { own })
  const destination = (subset: string) => ({ host: 'myapp', subset, port: { number: 80 } })
  ns.service({ name: 'myapp', ports: { http: 80 } })
    .ingress('app-gateway', 'myapp.demo')
    .networking('VirtualService', 'myapp', {
      hosts: ['myapp.demo'],
      gateways: ['app-gateway'],
      http: [
        {
          route: [
            { destination: destination('v1'), weight: 50 },
            { destination: destination('v2'), weight: 50 },
          ],
        },
      ],
    })
    .subsets('myapp', ['v1', 'v2'])
  world.entry('myapp.demo', '/', 10, { requestBytes: 610, responseBytes: 1200 })
}
