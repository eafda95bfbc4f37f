import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { field, list, textOr } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'

const RULE: Rule = {
  slug: 'service/inconsistent-across-clusters',
  aliases: { IST0170: 'warning' },
  severity: 'warning',
}

const servicesByKey = derived((mesh) => new Map(listed(mesh, 'services').map((service) => [service.key, service])))

/** One Service that says different things in different clusters of a mesh. */
export const serviceAcrossClusters: CheckOfObject = {
  kinds: ['services'],
  rules: [RULE],
  *run(service, mesh): Generator<Problem> {
    const others = mesh.others.filter((other) => other.cluster !== mesh.cluster)
    // It is told once, on the object of the first cluster that has it.
    const same = others.flatMap((other) => servicesByKey(other).get(service.key) ?? [])
    if (same.some(({ ref }) => ref.cluster < mesh.cluster)) return
    const differing = same
      .map((other) => ({ other, reasons: reasonsOf(service, other) }))
      .filter(({ reasons }) => reasons.length > 0)
    if (differing.length === 0) return
    const clusters = [mesh.cluster, ...differing.map(({ other }) => other.ref.cluster)]
    const reasons = [...new Set(differing.flatMap((one) => one.reasons))]
    yield {
      rule: RULE,
      path: ['spec'],
      message: `The Service differs between the clusters ${clusters.slice(0, 4).join(', ')}: ${reasons.join(', ')}.`,
      vars: { clusters, reasons },
      references: differing.map(({ other }) => other.ref),
    }
  },
}

function reasonsOf(a: CheckedObject, b: CheckedObject): readonly string[] {
  const isHeadless = ({ spec }: CheckedObject): boolean => field(spec, 'clusterIP') === 'None'
  const typeOf = ({ spec }: CheckedObject): string => textOr(field(spec, 'type')) || 'ClusterIP'
  return [
    ...(isHeadless(a) === isHeadless(b) ? [] : ['headless or not']),
    ...(typeOf(a) === typeOf(b) ? [] : ['type']),
    ...(portsText(a) === portsText(b) ? [] : ['ports']),
  ]
}

function portsText({ spec }: CheckedObject): string {
  const ports = list(field(spec, 'ports')).map((port) =>
    ['name', 'protocol', 'appProtocol', 'port', 'targetPort'].map(
      (name) => field(port, name) ?? (name === 'protocol' ? 'TCP' : null),
    ),
  )
  return JSON.stringify(ports.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)))
}
