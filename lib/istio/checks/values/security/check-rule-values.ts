import type { FieldPlace } from '../field-place'
import { type FieldProblems, judgeText, type TextRule, wrong } from '../field-problem'
import { ipBlockRule, pathRule, policyPortRule, serviceAccountRule, trustDomainRule } from './policy-values'

const ANYTHING: TextRule = () => undefined
const SOURCE: Readonly<Record<string, TextRule>> = {
  principals: ANYTHING,
  requestPrincipals: ANYTHING,
  namespaces: ANYTHING,
  serviceAccounts: serviceAccountRule,
  trustDomains: trustDomainRule,
  ipBlocks: ipBlockRule,
  remoteIpBlocks: ipBlockRule,
}
const OPERATION: Readonly<Record<string, TextRule>> = {
  hosts: ANYTHING,
  ports: policyPortRule,
  methods: ANYTHING,
  paths: pathRule,
}

export function* checkRuleValues(object: FieldPlace): FieldProblems {
  for (const rule of object.at('spec', 'rules').items()) {
    for (const from of rule.field('from').items()) yield* checkLists(from.field('source'), SOURCE)
    for (const to of rule.field('to').items()) yield* checkLists(to.field('operation'), OPERATION)
  }
}

function* checkLists(part: FieldPlace, rules: Readonly<Record<string, TextRule>>): FieldProblems {
  for (const [name, rule] of Object.entries(rules)) {
    for (const field of [name, `not${name.charAt(0).toUpperCase()}${name.slice(1)}`]) {
      for (const item of part.field(field).items()) {
        if (item.text() === '') yield wrong(item, `An item of ${field} is empty.`)
        else yield* judgeText(item, rule)
      }
    }
  }
}
