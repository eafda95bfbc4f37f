import type { CheckOfObject, Path, Problem, Rule } from '../check'
import { field, list, textOr } from '../model/json'

const RULE: Rule = {
  slug: 'kubernetes-gateway/negative-condition',
  aliases: { GWAPI: 'warning', IST0171: 'warning' },
  severity: 'warning',
}
const PASSING = ['Pending', 'ListenersNotValid', 'ListenerSetsNotValid']
const OF_GATEWAY = ['Accepted', 'Programmed', 'Ready', 'Scheduled']
const OF_LISTENER = ['Accepted', 'Programmed', 'Ready', 'ResolvedRefs']
const FOR_ISTIOCTL = ['Accepted', 'Programmed', 'ResolvedRefs']

/** What the controller itself says is wrong with a Gateway. */
export const gatewayConditions: CheckOfObject = {
  kinds: ['gateways.gateway.networking.k8s.io'],
  rules: [RULE],
  *run({ status }): Generator<Problem> {
    for (const [i, value] of list(field(status, 'conditions')).entries()) {
      const condition = read(value)
      const aliases = [
        ...(condition.status === 'False' && OF_GATEWAY.includes(condition.type) && !isPassing(condition) ? ['GWAPI'] : []), // prettier-ignore
        ...(condition.status === 'False' && FOR_ISTIOCTL.includes(condition.type) ? ['IST0171'] : []),
      ]
      if (aliases.length > 0) yield problem(['status', 'conditions', i], condition, aliases)
    }
    for (const [i, listener] of list(field(status, 'listeners')).entries()) {
      for (const [j, value] of list(field(listener, 'conditions')).entries()) {
        const condition = read(value)
        const bad =
          (condition.status === 'False' && OF_LISTENER.includes(condition.type) && !isPassing(condition)) ||
          (condition.status === 'True' && ['Conflicted', 'Detached'].includes(condition.type))
        if (bad) yield problem(['status', 'listeners', i, 'conditions', j], condition, ['GWAPI'])
      }
    }
  },
}

interface Condition {
  readonly type: string
  readonly status: string
  readonly reason: string
  readonly message: string
}

function read(value: unknown): Condition {
  const [type = '', status = '', reason = '', message = ''] = ['type', 'status', 'reason', 'message'].map((name) =>
    textOr(field(value, name)),
  )
  return { type, status, reason, message }
}

function isPassing({ reason, message }: Condition): boolean {
  if (PASSING.includes(reason)) return true
  return reason === 'AddressNotAssigned' && message.toLowerCase().includes('address pending')
}

function problem(path: Path, { type, status, reason, message }: Condition, aliases: readonly string[]): Problem {
  const words = message === '' ? '' : `: ${message.slice(0, 300)}`
  return { rule: RULE, path, aliases, message: `${type} is ${status} (${reason})${words}`, vars: { type, reason, message: message.slice(0, 300) } } // prettier-ignore
}
