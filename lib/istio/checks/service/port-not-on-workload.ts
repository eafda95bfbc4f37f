import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at, field, list, number, text, textEntries } from '../model/json'
import { LabelIndex } from '../model/label-index'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { templateOf } from '../model/proxy-presence'
import { isGatewayLike } from './is-gateway-like'

const RULE: Rule = {
  slug: 'service/port-not-on-workload',
  aliases: { KIA0701: 'warning' },
  severity: 'warning',
  needs: ['deployments.apps'],
}

interface Deployed {
  readonly object: CheckedObject
  readonly namespace: string
  readonly labels: CheckedObject['labels']
}

/** Deployments by the labels of their templates, and by their own. */
const deployments = derived((mesh) => {
  const all = listed(mesh, 'deployments.apps')
  return {
    byTemplate: new LabelIndex<Deployed>(
      all.map((object) => ({ object, namespace: object.namespace, labels: templateOf(object.spec).labels })),
    ),
    byOwn: new LabelIndex<Deployed>(
      all.map((object) => ({ object, namespace: object.namespace, labels: object.labels })),
    ),
  }
})

/** Ports that no container of the Deployments behind the Service declares. */
export const portNotOnWorkload: CheckOfObject = {
  kinds: ['services'],
  rules: [RULE],
  *run(service, mesh): Generator<Problem> {
    const { spec, namespace } = service
    const selector = textEntries(field(spec, 'selector'))
    if (selector.length === 0 || meshFacts(mesh).controlPlaneNamespaces.has(namespace) || isGatewayLike(service.labels))
      return
    const { byTemplate, byOwn } = deployments(mesh)
    const found = byTemplate.select(selector, namespace)
    const own = found.length > 0 ? found : byOwn.select(selector, namespace)
    if (own.length === 0) return
    const containerPorts = own.flatMap(({ object }) => portsOf(object))
    const names = new Set(containerPorts.flatMap((port) => text(field(port, 'name')) ?? []))
    const numbers = new Set(containerPorts.flatMap((port) => number(field(port, 'containerPort')) ?? []))
    for (const [i, port] of list(field(spec, 'ports')).entries()) {
      const target = field(port, 'targetPort')
      const wanted = typeof target === 'number' && target > 0 ? target : (text(target) ?? number(field(port, 'port')))
      if (wanted === undefined || (typeof wanted === 'number' ? numbers.has(wanted) : names.has(wanted))) continue
      const workloads = own.map(({ object }) => object.name)
      yield {
        rule: RULE,
        path: ['spec', 'ports', i, 'targetPort'],
        message: `No container of ${workloads.slice(0, 3).join(', ')} declares the port ${wanted}.`,
        vars: { port: wanted },
        references: own.map(({ object }) => object.ref),
      }
    }
  },
}

function portsOf({ spec }: CheckedObject): readonly unknown[] {
  return list(at(templateOf(spec).spec, 'containers')).flatMap((container) => list(field(container, 'ports')))
}
