import type { Json } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import { itemsOf, textAt, valueAt } from '../read-json'
import { sayRules } from './say-policy-rules'
import type { Phrase, Sentence, SentenceId } from './sentence'
import { sayWhere } from './say-where'

const ALL = 'all'
const ACTIONS: Readonly<Record<string, SentenceId>> = {
  ALLOW: 'policyAllows',
  DENY: 'policyDenies',
  AUDIT: 'policyAudits',
  CUSTOM: 'policyAsks',
}

/**
 * What an AuthorizationPolicy decides: *policy deny-all now denies everything in bookinfo* for an ALLOW policy without a rule, the requests
 * that it allows, denies, audits or asks about otherwise. An empty rule means every request; of other actions than ALLOW, no rules mean none.
 *
 * @param change `gone`: it decides so no longer
 * @returns undefined where its rules cannot be read
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export function sayPolicy(
  policy: Json | undefined,
  rootNamespace: string,
  change: 'now' | 'gone',
): Omit<Sentence, 'at'> | undefined {
  const action = textAt(policy, 'spec', 'action') ?? 'ALLOW'
  const written = valueAt(policy, 'spec', 'rules')
  const rules = written === undefined ? [] : itemsOf(written)
  const known = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
  if (rules === undefined || known === undefined) return undefined
  const values = { name: textAt(policy, 'metadata', 'name') ?? '', change, ...sayWhere(policy, rootNamespace) }
  if (rules.length === 0) return { id: action === 'ALLOW' ? 'policyDeniesAll' : 'policyActsOnNone', values }
  const said = rules.some((rule) => sameJson(rule, {})) ? '' : sayRules(rules)
  const provider = textAt(policy, 'spec', 'provider', 'name') ?? '…'
  return {
    id: known,
    values: { ...values, requests: said === '' ? ALL : 'some', rules: said, ...(action === 'CUSTOM' ? { provider } : {}) }, // prettier-ignore
  }
}

/** What the rules of a policy mean now, in place of the paths inside; not for what that does not tell. */
export const sayPolicyRules: Phrase = ({ around: [root], at, rootNamespace }) => {
  const [was, now] = [root?.before, root?.after].map((policy) => sayPolicy(policy, rootNamespace, 'now'))
  if (now === undefined || was === undefined) return undefined
  return was.id === now.id && was.values.rules === now.values.rules ? undefined : [{ ...now, at }]
}
