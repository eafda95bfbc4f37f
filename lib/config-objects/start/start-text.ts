import { setField } from '@/lib/istio/forms/set-field'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import { freeName } from '@/lib/std/free-name'
import type { Json } from '@/lib/std/json'
import { changeYaml } from '@/lib/yaml/change-yaml'
import { readYaml } from '@/lib/yaml/read-yaml'
import { exampleText } from '../examples/object-example'
import { POLICY_SPECS, type PolicyTemplate } from '../examples/policy-templates'
import type { ObjectStart } from './object-start'

const POLICIES = 'authorizationpolicies.security.istio.io' satisfies ClusterKind
const LONGEST_SUBJECT = 200

interface StartChoice {
  /** Undefined: from nowhere. */
  readonly start: ObjectStart | undefined
  /** Of AuthorizationPolicies. */
  readonly template: PolicyTemplate
  /** Whom `allow-caller` allows; null: the one with the most requests. */
  readonly caller: string | null
}

/**
 * A text to begin a new object with: the example of its kind, moved to a place: in its namespace, under a name that is free there, and about
 * its workload or service alone. Comments of the example stay.
 *
 * @returns undefined for kinds of which none is made here
 */
export function startText(kind: ClusterKind, { start, template, caller }: StartChoice): string | undefined {
  const isPolicy = kind === POLICIES
  const text = exampleText(kind, 'default', isPolicy ? POLICY_SPECS[template] : undefined)
  if (text === undefined) return undefined
  const reading = readYaml(text)
  if (!reading.ok) return text
  const principal = caller ?? start?.callers[0]?.principal
  const allowed = isPolicy && template === 'allow-caller' ? principal : undefined
  const changes: readonly (readonly [JsonSteps, Json | undefined])[] = [
    ...(start === undefined ? [] : placed(kind, start, template)),
    ...(allowed === undefined ? [] : [[['spec', 'rules', 0, 'from', 0, 'source', 'principals'], [allowed]] as const]),
  ]
  const target = changes.reduce((object, [at, value]) => setField(object, at, value), reading.value.value)
  return changeYaml(text, target)
}

function placed(
  kind: ClusterKind,
  { namespace, workload, service, selector, targetsService, taken }: ObjectStart,
  template: PolicyTemplate,
): readonly (readonly [JsonSteps, Json | undefined])[] {
  const subject = (workload ?? service)?.slice(0, LONGEST_SUBJECT)
  const name = freeName(wantedName(kind, subject, template), taken)
  const targets = [{ group: '', kind: 'Service', name: service ?? '' }]
  return [
    [['metadata', 'name'], name],
    [['metadata', 'namespace'], namespace],
    [['spec', 'selector'], selector === null ? undefined : { matchLabels: selector }],
    ...(targetsService ? [[['spec', 'targetRefs'], targets] as const] : []),
  ]
}

function wantedName(kind: ClusterKind, subject: string | undefined, template: PolicyTemplate): string {
  if (kind === POLICIES) {
    if (subject === undefined) return template
    return `${template === 'allow-caller' ? 'allow' : 'deny'}-${subject}`
  }
  // What holds for a namespace is called so by custom.
  if (kind === 'peerauthentications.security.istio.io') return subject ?? 'default'
  return 'example'
}
