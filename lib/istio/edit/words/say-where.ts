import type { Json } from '@/lib/std/json'
import { isJsonRecord } from '../json-shape'
import { recordsOf, textAt, valueAt } from '../read-json'

/** To what a policy applies: the mesh or its namespace, or what it selects in either, in the words of the fields: `app=details`. */
export function sayWhere(
  policy: Json | undefined,
  rootNamespace: string,
): {
  readonly where: 'mesh' | 'namespace' | 'selectedMesh' | 'selected'
  readonly namespace: string
  readonly selected: string
} {
  const namespace = textAt(policy, 'metadata', 'namespace') ?? ''
  const isMesh = namespace === rootNamespace
  const labels = valueAt(policy, 'spec', 'selector', 'matchLabels')
  const pods = isJsonRecord(labels)
    ? Object.entries(labels).flatMap(([key, value]) => (typeof value === 'string' ? [`${key}=${value}`] : []))
    : []
  const targets = [
    ...recordsOf(valueAt(policy, 'spec', 'targetRefs')),
    ...recordsOf(ofOne(valueAt(policy, 'spec', 'targetRef'))),
  ]
  const named = targets.map((target) => `${textAt(target, 'kind') ?? ''} ${textAt(target, 'name') ?? ''}`)
  const selected = [...(pods.length === 0 ? [] : [pods.join(',')]), ...named].join(', ')
  if (selected === '') return { where: isMesh ? 'mesh' : 'namespace', namespace, selected }
  // What is targeted lies in the policy's own namespace, but for what is of a class.
  const isWide = isMesh && targets.every((target) => textAt(target, 'kind') === 'GatewayClass')
  return { where: isWide ? 'selectedMesh' : 'selected', namespace, selected }
}

function ofOne(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : [value]
}
