import type { CheckOfObject } from '@/lib/istio/checks/check'
import { fieldCheck } from '../field-check'
import type { FieldPlace } from '../field-place'
import { doubtful, doubtfulToUs, type FieldProblems, wrong } from '../field-problem'
import { quoted } from '../quoted'
import { judgeSelector } from '../selector'
import { judgeTargets } from '../target-ref'
import { checkConditions } from './check-conditions'
import { checkRuleValues } from './check-rule-values'

const IDENTITIES = ['namespaces', 'serviceAccounts', 'trustDomains', 'principals', 'requestPrincipals']
const IDENTITY_KEYS = ['source.namespace', 'source.serviceAccount', 'source.trustDomain', 'source.principal']
/** Attributes that a connection has, whatever it carries. */
const TCP_SOURCES = ['principals', 'ipBlocks', 'remoteIpBlocks', 'namespaces', 'serviceAccounts', 'trustDomains']

function* checkAction(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const [action, provider] = [spec.field('action'), spec.field('provider')]
  const text = action.text() ?? 'ALLOW'
  if ((text === 'CUSTOM' || text === 'DENY') && !spec.field('rules').present)
    yield wrong(action, `A policy that has the action ${text} needs rules.`)
  if (text === 'CUSTOM' && !provider.field('name').filled)
    yield wrong(provider.field('name'), 'The action CUSTOM needs the name of a provider.')
  if (text !== 'CUSTOM' && provider.present)
    yield wrong(provider, `A provider is for the action CUSTOM, not for ${text}.`)
}

function* checkCustomRules(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  if (spec.field('action').text() !== 'CUSTOM') return
  for (const rule of spec.field('rules').items()) {
    for (const from of rule.field('from').items()) {
      for (const name of IDENTITIES.flatMap((field) => [
        field,
        `not${field.charAt(0).toUpperCase()}${field.slice(1)}`,
      ])) {
        const place = from.at('source', name)
        if (place.filled)
          yield wrong(
            place,
            `A rule of the action CUSTOM cannot use ${name}: identities are not known when it is asked.`,
          )
      }
    }
    for (const condition of rule.field('when').items()) {
      const key = condition.field('key')
      const text = key.text() ?? ''
      if (IDENTITY_KEYS.includes(text) || text.startsWith('request.auth.'))
        yield wrong(key, `A rule of the action CUSTOM cannot use ${quoted(text)}.`)
    }
  }
}

function* checkRules(object: FieldPlace): FieldProblems {
  for (const rule of object.at('spec', 'rules').items()) {
    if (!rule.present) yield wrong(rule, 'This rule is null: write {} for a rule that fits every request.')
    for (const [list, inner] of [
      ['from', 'source'],
      ['to', 'operation'],
    ] as const)
      yield* checkRulePart(rule.field(list), inner)
    for (const condition of rule.field('when').items())
      if (!condition.present) yield wrong(condition, 'This condition is null.')
  }
}

function* checkRulePart(list: FieldPlace, inner: 'source' | 'operation'): FieldProblems {
  if (list.present && Array.isArray(list.value) && !list.filled)
    yield doubtfulToUs(
      list,
      `The list ${String(list.key)} is empty, which is as if it were absent: the rule fits every ${inner}.`,
    )
  for (const item of list.items()) {
    const part = item.field(inner)
    if (!item.present) yield wrong(item, `This item of ${String(list.key)} is null.`)
    else if (!part.present || !part.entries().some(({ filled }) => filled)) yield wrong(part, `The ${inner} is empty.`)
    if (
      inner === 'source' &&
      part.field('serviceAccounts').filled &&
      (part.field('principals').filled || part.field('namespaces').filled)
    )
      yield wrong(
        part.field('serviceAccounts'),
        'serviceAccounts cannot be used together with principals or namespaces.',
      )
  }
}

function* checkDenyTcp(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  if (spec.field('action').text() !== 'DENY') return
  for (const rule of spec.field('rules').items()) {
    const [from, to] = [rule.field('from').items(), rule.field('to').items()]
    const tcpSource = from.some((item) => TCP_SOURCES.some((name) => hasEither(item.field('source'), name)))
    const onlySource = from.length > 0 && to.length === 0 && !tcpSource
    const onlyOperation = to.some(
      (item) => item.field('operation').filled && !hasEither(item.field('operation'), 'ports'),
    )
    if ((onlySource || onlyOperation) && !rule.field('when').filled)
      yield doubtful(
        rule,
        'This rule names attributes of HTTP only. TCP has none of them, so all TCP traffic is denied: name ports as well.',
      )
  }
}

function hasEither(place: FieldPlace, name: string): boolean {
  return place.field(name).filled || place.field(`not${name.charAt(0).toUpperCase()}${name.slice(1)}`).filled
}

/** config-checks.md 4.5 */
export const authorizationPolicyFields: CheckOfObject = fieldCheck(
  ['authorizationpolicies.security.istio.io'],
  'authorization-policy',
  {
    action: checkAction,
    'custom-rule': checkCustomRules,
    rule: checkRules,
    value: checkRuleValues,
    condition: checkConditions,
    'deny-tcp': checkDenyTcp,
    target: judgeTargets,
    selector: (object) => judgeSelector(object.at('spec', 'selector'), 'matchLabels'),
  },
)
