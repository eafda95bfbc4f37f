import { setField } from '@/lib/istio/forms/set-field'
import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import { itemsOf, valueAt } from '@/lib/istio/edit/read-json'
import type { Json } from '@/lib/std/json'
import type { EditRequest } from '@/lib/url/edit-types'
import type { RoutingObjectText, ServiceRouting, ServiceVersion } from '@/lib/url/routing-types'
import { changeYaml } from '@/lib/yaml/change-yaml'
import { printYaml } from '@/lib/yaml/print-yaml'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { weightsOf } from './read-shares'
import { listName } from './read-splits'
import { hasPercentages, type SplitDestination, type SplitRule } from './split-model'

/** What somebody chose for a rule. */
export interface SplitChoice {
  readonly rule: SplitRule
  /** Those of the rule in their order, then added ones. */
  readonly destinations: readonly SplitDestination[]
  /** Whole, one for each destination, adding up to 100. */
  readonly percents: readonly number[]
  /** Ids of destinations whose missing subset shall be defined; those of added ones always are. */
  readonly define: ReadonlySet<string>
}

/**
 * The changes that make it so, to be made together: the weights of the rule and nothing else of its object, and the subsets that were
 * missing. Empty: it is so already.
 */
export function composeSplit(
  routing: Pick<ServiceRouting, 'namespace' | 'name' | 'objects' | 'domain'>,
  choice: SplitChoice,
): readonly EditRequest[] {
  const { rule, destinations, define } = choice
  const { kind, namespace, name, text } = rule.object
  const after = writeSplit(choice)
  const missing = destinations.flatMap(({ id, added, subset, missingSubset }) =>
    subset !== null && missingSubset !== null && missingSubset !== 'unknown' && (added !== undefined || define.has(id))
      ? [{ name: subset, version: missingSubset }]
      : [],
  )
  return [
    ...(missing.length === 0 ? [] : [defineSubsets(routing, missing)]),
    ...(rule.isNew === true
      ? [{ action: 'create' as const, kind, namespace, name, after }]
      : after === text
        ? []
        : [{ action: 'update' as const, kind, namespace, name, before: text, after }]),
  ]
}

/** The text of the rule's object with these shares: every other byte is as it was, 0 is written as 0, no destination goes. */
export function writeSplit({ rule, destinations, percents }: Omit<SplitChoice, 'define'>): string {
  const { object, steps } = rule
  const read = readYamlRecord(object.text)
  if (read === undefined) return object.text
  const scale = hasPercentages(object.kind) ? 1 : scaleOf(weightsOf(rule))
  const list = listName(object)
  const changed = destinations.reduce<Json>((target, { weight, added }, i) => {
    const wanted = (percents[i] ?? 0) * scale
    if (added !== undefined) return setField(target, [...steps, list, i], { ...added, weight: wanted })
    const isAlone = destinations.length === 1 && hasPercentages(object.kind)
    const isSo = weight === null ? isAlone : weight === wanted
    return isSo ? target : setField(target, [...steps, list, i, 'weight'], wanted)
  }, read)
  return rule.isNew === true ? printYaml(changed) : changeYaml(object.text, changed)
}

/** Weights that add up to whole hundreds keep their sum; others become percentages. */
function scaleOf(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return sum > 0 && sum % 100 === 0 && sum <= 1_000_000 ? sum / 100 : 1
}

export interface MissingSubset {
  readonly name: string
  readonly version: ServiceVersion
}

/** The change that defines subsets by their versions' label: in the DestinationRule about the service, or in a new one. */
export function defineSubsets(
  { namespace, name, objects }: Pick<ServiceRouting, 'namespace' | 'name' | 'objects'>,
  missing: readonly MissingSubset[],
): EditRequest {
  const kind = 'destinationrules.networking.istio.io'
  const subsets = missing.map(({ name: subset, version: { versionLabel } }) => ({
    name: subset,
    labels: versionLabel === null ? {} : { [versionLabel.key]: versionLabel.value },
  }))
  const rule = objects.find(isOwnRule)
  const read = rule === undefined ? undefined : readYamlRecord(rule.text)
  if (rule === undefined || read === undefined) {
    const after = printYaml({
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name, namespace },
      spec: { host: name, subsets },
    })
    return { action: 'create', kind, namespace, name, after }
  }
  const count = itemsOf(valueAt(read, 'spec', 'subsets'))?.length ?? 0
  const changed = subsets.reduce<Json>(
    (target, subset, i) => setField(target, ['spec', 'subsets', count + i], subset),
    read,
  )
  return {
    action: 'update',
    kind,
    namespace: rule.namespace,
    name: rule.name,
    before: rule.text,
    after: changeYaml(rule.text, changed),
  }
}

/** One about a wildcard would give its subsets to other services, too. */
function isOwnRule({ kind, through, generated, text }: RoutingObjectText): boolean {
  if (kind !== 'destinationrules.networking.istio.io' || generated || through.by !== 'host') return false
  return !through.host.includes('*') && isJsonRecord(valueAt(readYamlRecord(text), 'spec'))
}
