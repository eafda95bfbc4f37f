import type { CheckOfObject, Problem, Rule } from '../check'
import { at, field, list, number, text, textEntries, textOr } from '../model/json'
import type { CheckedObject } from '../model/checked-object'
import { LabelIndex } from '../model/label-index'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { workloads } from '../model/workloads'
import { fitsLabels } from '../model/label-selector'
import { groupBy } from '@/lib/std/group-by'
import { selectedPods, selectorOf, selectorText } from './selected-pods'

const NOTHING: Rule = {
  slug: 'gateway/selector-matches-nothing',
  aliases: { KIA0302: 'warning', IST0101: 'error' },
  severity: 'warning',
  needs: ['pods'],
}
const PORT: Rule = {
  slug: 'gateway/port-not-on-service',
  aliases: { IST0162: 'warning' },
  severity: 'warning',
  needs: ['pods', 'services'],
}

/** Whether a Gateway configures any proxy, and whether its ports can be reached there. */
export const gatewaySelectors: CheckOfObject = {
  kinds: ['gateways.networking.istio.io'],
  rules: [NOTHING, PORT],
  *run(gateway, mesh): Generator<Problem> {
    const pods = selectedPods(gateway, mesh)
    yield* judgeSelector(gateway, mesh, pods.length > 0)
    if (pods.length > 0) yield* judgePorts(gateway, mesh, pods)
  },
}

function* judgeSelector(gateway: CheckedObject, mesh: Mesh, hasPods: boolean): Generator<Problem> {
  const selector = selectorOf(gateway)
  if (selector.length === 0) return
  const where = meshFacts(mesh).scopesGatewaysToNamespace ? gateway.namespace : undefined
  const aliases = [...(workloads(mesh).index.has(selector, where) ? [] : ['KIA0302']), ...(hasPods ? [] : ['IST0101'])]
  if (aliases.length === 0) return
  const labels = selectorText(gateway)
  yield {
    rule: NOTHING,
    path: ['spec', 'selector'],
    aliases,
    message: `No ${aliases.includes('KIA0302') ? 'workload' : 'pod'} has the labels ${labels}, so no proxy serves this gateway.`,
    vars: { labels },
  }
}

const servicesIn = derived((mesh) => groupBy(listed(mesh, 'services'), ({ namespace }) => namespace))

function* judgePorts(gateway: CheckedObject, mesh: Mesh, pods: readonly CheckedObject[]): Generator<Problem> {
  const services = servicesOf(pods, mesh)
  const open = new Set(services.flatMap(({ spec }) => portsOf(spec)))
  for (const [i, server] of list(field(gateway.spec, 'servers')).entries()) {
    const port = number(at(server, 'port', 'number'))
    if (port === undefined || open.has(port)) continue
    const names = services.map(({ key }) => key)
    const reason =
      names.length === 0 ? 'no Service selects its pods' : `${names.slice(0, 3).join(', ')} has no such port`
    yield {
      rule: PORT,
      path: ['spec', 'servers', i, 'port', 'number'],
      message: `Port ${port} cannot be reached: ${reason}.`,
      vars: { port, services: names },
      references: services.map(({ ref }) => ref),
    }
  }
}

/** Services of the pods' namespaces that select one of them. */
function servicesOf(pods: readonly CheckedObject[], mesh: Mesh): readonly CheckedObject[] {
  return [...groupBy(pods, ({ namespace }) => namespace)].flatMap(([namespace, own]) => {
    const index = new LabelIndex(own)
    return (servicesIn(mesh).get(namespace) ?? []).filter(({ spec }) => {
      const selector = textEntries(field(spec, 'selector'))
      return (
        selector.length > 0 && (own.length === 1 ? fitsLabels(selector, own[0]?.labels ?? {}) : index.has(selector))
      )
    })
  })
}

/** A number as target port stands for itself, a name for the port. */
function portsOf(spec: unknown): readonly number[] {
  return list(field(spec, 'ports')).flatMap((port) => {
    if (!['', 'TCP'].includes(textOr(field(port, 'protocol')))) return []
    const own = number(field(port, 'port'))
    const target = field(port, 'targetPort')
    const reached =
      number(target) ?? (text(target) !== undefined && /^\d+$/.test(textOr(target)) ? Number(target) : own)
    return [own, reached].flatMap((value) => value ?? [])
  })
}
