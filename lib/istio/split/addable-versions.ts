import { itemsOf, numberAt, textAt, valueAt } from '@/lib/istio/edit/read-json'
import { nameTarget } from '@/lib/istio/edit/words/name-target'
import type { Json, JsonRecord } from '@/lib/std/json'
import type { RoutedService, ServiceVersion } from '@/lib/url/routing-types'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { type SplitScene, versionsOf } from './find-target'
import { listName } from './read-splits'
import { hasPercentages, type SplitDestination, type SplitRule } from './split-model'
import { subsetName } from './subset-name'

/** A version of the service to which no destination of the rule leads. */
export interface AddableVersion {
  readonly version: ServiceVersion
  /** What would be added; or why it cannot be: its pods have no label for a version, or no Service leads to it alone. */
  readonly destination: SplitDestination | 'noLabel' | 'noService'
}

/** What can be added to a rule, each version once, by the workload's name. */
export function addableVersions(
  scene: SplitScene,
  rule: Pick<SplitRule, 'object' | 'steps' | 'destinations'>,
): readonly AddableVersion[] {
  const [service] = scene.services
  const covered = new Set(rule.destinations.flatMap((one) => coveredBy(one, service)))
  const seen = new Set<string>()
  return service.versions.flatMap((version): readonly AddableVersion[] => {
    const { workload, versionLabel } = version
    const key = versionLabel === null ? `workload ${workload.name}` : `version ${versionLabel.value}`
    if (covered.has(workload.name) || seen.has(key)) return []
    seen.add(key)
    return [{ version, destination: destinationOf(scene, rule, version) }]
  })
}

/** A destination without a subset reaches all versions, which is a row of none of them. */
function coveredBy({ versions, missingSubset }: SplitDestination, service: RoutedService): readonly string[] {
  if (missingSubset !== null && missingSubset !== 'unknown') return [missingSubset.workload.name]
  if (versions === null || (versions.length > 1 && versions.length === service.versions.length)) return []
  return versions.map(({ workload }) => workload.name)
}

function destinationOf(
  scene: SplitScene,
  rule: Pick<SplitRule, 'object' | 'steps' | 'destinations'>,
  version: ServiceVersion,
): AddableVersion['destination'] {
  const made = hasPercentages(rule.object.kind)
    ? subsetDestination(scene, rule, version)
    : backendDestination(scene, rule, version)
  if (typeof made === 'string') return made
  return {
    ...made,
    id: `new:${version.versionLabel?.value ?? version.workload.name}`,
    weight: null,
    label: nameTarget(made.added),
  }
}

type Made = Pick<SplitDestination, 'service' | 'subset' | 'versions' | 'missingSubset'> & { readonly added: JsonRecord }

function subsetDestination(
  { namespace, name, domain, services: [service] }: SplitScene,
  { object, steps, destinations }: Pick<SplitRule, 'object' | 'steps' | 'destinations'>,
  version: ServiceVersion,
): Made | 'noLabel' {
  const { versionLabel } = version
  if (versionLabel === null) return 'noLabel'
  const defined = service.subsets.find(
    ({ labels }) => Object.hasOwn(labels, versionLabel.key) && labels[versionLabel.key] === versionLabel.value,
  )
  const subset = defined?.name ?? freeName(service, subsetName(versionLabel.value))
  const like = firstItem({ object, steps }, (_, at) => {
    const one = destinations[at]?.service
    return one?.namespace === namespace && one.name === name
  })
  const host =
    textAt(like, 'destination', 'host') ??
    (object.namespace === namespace ? name : `${name}.${namespace}.svc.${domain}`)
  const port = valueAt(like, 'destination', 'port')
  return {
    service: { namespace, name },
    subset,
    versions: defined === undefined ? [version] : versionsOf(service, defined.labels),
    missingSubset: defined === undefined ? version : null,
    added: { destination: { host, subset, ...(port === undefined ? {} : { port }) } },
  }
}

/** Another subset may have the name, with other labels. */
function freeName({ subsets }: RoutedService, name: string): string {
  const taken = new Set(subsets.map((subset) => subset.name))
  const names = [name, ...Array.from({ length: subsets.length + 1 }, (_, i) => `${name.slice(0, 59)}-${i + 2}`)]
  return names.find((one) => !taken.has(one)) ?? name
}

function backendDestination(
  { services: [, ...others] }: SplitScene,
  { object, steps }: Pick<SplitRule, 'object' | 'steps'>,
  { workload }: ServiceVersion,
): Made | 'noService' {
  const leads = others.find(
    ({ namespace, versions: [first, second] }) =>
      namespace === workload.namespace && first?.workload.name === workload.name && second === undefined,
  )
  if (leads === undefined) return 'noService'
  const { namespace, name, ports, versions } = leads
  const like = firstItem({ object, steps }, (item) => numberAt(item, 'port') !== undefined)
  const port = numberAt(like, 'port') ?? ports[0]?.number
  return {
    service: { namespace, name },
    subset: null,
    versions,
    missingSubset: null,
    added: {
      name,
      ...(namespace === object.namespace ? {} : { namespace }),
      ...(port === undefined ? {} : { port }),
    },
  }
}

function firstItem(
  { object, steps }: Pick<SplitRule, 'object' | 'steps'>,
  isAlike: (item: Json, at: number) => boolean,
): Json | undefined {
  const [, section = '', index] = steps
  const read = readYamlRecord(object.text)
  const rule = itemsOf(valueAt(read, 'spec', String(section)))?.[Number(index)]
  return itemsOf(valueAt(rule, listName(object)))?.find(isAlike)
}
