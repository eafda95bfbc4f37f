import { setField } from '@/lib/istio/forms/set-field'
import { itemsOf, valueAt } from '@/lib/istio/edit/read-json'
import type { Json } from '@/lib/std/json'
import type { EditRequest } from '@/lib/url/edit-types'
import type { RoutingObjectText, ServiceRouting } from '@/lib/url/routing-types'
import { changeYaml } from '@/lib/yaml/change-yaml'
import { printYaml } from '@/lib/yaml/print-yaml'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import type { MissingSubset } from './missing-subsets'
import { newTarget } from './new-target'

const KIND = 'destinationrules.networking.istio.io'

/** The change that defines subsets by their versions' label: in the DestinationRule about the service, else in a new one. */
export function defineSubsets(routing: ServiceRouting, missing: readonly MissingSubset[]): readonly EditRequest[] {
  if (missing.length === 0) return []
  const rule = routing.objects.find(isOwnRule)
  const { namespace, name, text } = rule ?? newTarget(KIND, routing)
  const read = readYamlRecord(text) ?? {}
  const count = itemsOf(valueAt(read, 'spec', 'subsets'))?.length ?? 0
  const changed = missing.reduce<Json>(
    (object, { name: subset, version: { versionLabel } }, i) =>
      setField(object, ['spec', 'subsets', count + i], {
        name: subset,
        labels: versionLabel === null ? {} : { [versionLabel.key]: versionLabel.value },
      }),
    read,
  )
  return rule === undefined
    ? [{ action: 'create', kind: KIND, namespace, name, after: printYaml(changed) }]
    : [{ action: 'update', kind: KIND, namespace, name, before: text, after: changeYaml(text, changed) }]
}

/** One about a wildcard would give its subsets to other services, too. */
function isOwnRule({ kind, through, generated, text }: RoutingObjectText): boolean {
  const isAbout = through.by === 'host' && !through.host.includes('*')
  return kind === KIND && isAbout && !generated && readYamlRecord(text) !== undefined
}
