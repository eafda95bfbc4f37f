import type { FieldPlace } from '../field-place'
import { type FieldProblems, judgeText, type TextRule, wrong } from '../field-problem'
import { quoted } from '../quoted'
import { ipBlockRule, policyPortRule, serviceAccountRule, trustDomainRule } from './policy-values'

const ANYTHING: TextRule = () => undefined
const KEYS: Readonly<Record<string, TextRule>> = {
  'source.ip': ipBlockRule,
  'remote.ip': ipBlockRule,
  'destination.ip': ipBlockRule,
  'destination.port': policyPortRule,
  'source.namespace': ANYTHING,
  'source.serviceAccount': serviceAccountRule,
  'source.principal': ANYTHING,
  'source.trustDomain': trustDomainRule,
  'request.auth.principal': ANYTHING,
  'request.auth.audiences': ANYTHING,
  'request.auth.presenter': ANYTHING,
  'connection.sni': ANYTHING,
}
const IN_BRACKETS = [
  /^request\.headers\[[^\]]+\]$/,
  /^request\.auth\.claims(?:\[[^\]]+\])+$/,
  /^experimental\.envoy\.filters\.[^[\]]+\[[^\]]+\]$/,
]
const OBSOLETE = /^destination\.(?:namespace|labels(?:\[.*\])?|name|user)$/

export function* checkConditions(object: FieldPlace): FieldProblems {
  for (const rule of object.at('spec', 'rules').items()) {
    for (const condition of rule.field('when').items()) if (condition.present) yield* checkCondition(condition)
  }
}

function* checkCondition(condition: FieldPlace): FieldProblems {
  const key = condition.field('key')
  const text = key.text() ?? ''
  const lists = [condition.field('values'), condition.field('notValues')]
  if (text === '') yield wrong(key, 'The condition has no key.')
  if (!lists.some(({ filled }) => filled)) yield wrong(condition, 'The condition has neither values nor notValues.')
  const rule = Object.hasOwn(KEYS, text)
    ? KEYS[text]
    : IN_BRACKETS.some((form) => form.test(text))
      ? ANYTHING
      : undefined
  if (rule === undefined && text !== '')
    yield wrong(
      key,
      OBSOLETE.test(text)
        ? `${quoted(text)} is obsolete: select workloads and ports instead.`
        : `${quoted(text)} is no key of a condition.`,
    )
  for (const item of lists.flatMap((list) => list.items())) {
    if (item.text() === '') yield wrong(item, 'A value of the condition is empty.')
    else if (rule !== undefined) yield* judgeText(item, rule)
  }
}
