import type { KubeObject } from '../kube-object'
import { badRequest } from './api-failure'
import { textAt, valueAt } from './json'
import type { ResourceType } from './resource-types'

export type Matcher = (object: KubeObject) => boolean
type Labels = (key: string) => string | undefined

const KEY = String.raw`(?:[A-Za-z0-9.-]{1,253}/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?`
const VALUE = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)?`
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`)
const COMPARED = new RegExp(`^(${KEY})\\s*(=|==|!=)\\s*(${VALUE})$`)
const ORDERED = new RegExp(`^(${KEY})\\s*([<>])\\s*(-?\\d+)$`)
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(\\s*(${VALUE}(?:\\s*,\\s*${VALUE})*)\\s*\\)$`)

/** Parses `a=b,c!=d,e in (f,g),h notin (i),j,!k,l>1`. @throws 400 for anything else. */
export function labelMatcher(selector: string): Matcher {
  if (selector.trim() === '') return () => true
  const requirements = splitOutsideParentheses(selector).map(labelRequirement)
  return (object) => {
    const labels: Labels = (key) => {
      const value = valueAt(object, 'metadata', 'labels', key)
      return typeof value === 'string' ? value : undefined
    }
    return requirements.every((holds) => holds(labels))
  }
}

function labelRequirement(text: string): (labels: Labels) => boolean {
  const [, not, present] = EXISTS.exec(text) ?? []
  if (present !== undefined) return (labels) => (labels(present) === undefined) === (not === '!')
  const [, compared = '', operator, value = ''] = COMPARED.exec(text) ?? []
  if (operator !== undefined) return (labels) => (labels(compared) === value) === (operator !== '!=')
  const [, ordered = '', order, bound] = ORDERED.exec(text) ?? []
  if (order !== undefined) {
    return (labels) => {
      const actual = Number(labels(ordered) ?? Number.NaN)
      return order === '>' ? actual > Number(bound) : actual < Number(bound)
    }
  }
  const [, key = '', membership, list = ''] = SET.exec(text) ?? []
  if (membership === undefined) throw badRequest(`unable to parse requirement: ${JSON.stringify(text)}`)
  const values = new Set(list.split(',').map((item) => item.trim()))
  return (labels) => {
    const actual = labels(key)
    return (actual !== undefined && values.has(actual)) === (membership === 'in')
  }
}

function splitOutsideParentheses(selector: string): readonly string[] {
  const parts: string[] = []
  let begin = 0
  let inside = false
  for (let index = 0; index < selector.length; index++) {
    const character = selector[index]
    if (character === '(') inside = true
    else if (character === ')') inside = false
    else if (character === ',' && !inside) {
      parts.push(selector.slice(begin, index))
      begin = index + 1
    }
  }
  return [...parts, selector.slice(begin)].map((part) => part.trim())
}

const FIELDS_BY_TYPE = new Map<string, readonly string[]>([
  ['pods', ['spec.nodeName', 'spec.serviceAccountName', 'status.phase', 'status.podIP']],
  ['namespaces', ['status.phase']],
  ['secrets', ['type']],
  ['events', ['kind', 'namespace', 'name', 'uid'].map((field) => `involvedObject.${field}`).concat('reason', 'type')],
])

/** Parses `metadata.name=a,status.phase!=b`. @throws 400 for a field that the kind has no index for. */
export function fieldMatcher(type: ResourceType, selector: string): Matcher {
  if (selector.trim() === '') return () => true
  const known = ['metadata.name', 'metadata.namespace', ...(FIELDS_BY_TYPE.get(type.id) ?? [])]
  const requirements = selector.split(',').map((part): Matcher => {
    const [, field = '', operator, value = ''] = /^\s*([^=!\s]+?)\s*(==|=|!=)\s*(.*?)\s*$/.exec(part) ?? []
    if (operator === undefined) throw badRequest(`invalid selector: '${part}'; can't understand '${part}'`)
    if (!known.includes(field)) throw badRequest(`field label not supported: ${field}`)
    return (object) => (textAt(object, ...field.split('.')) === value) === (operator !== '!=')
  })
  return (object) => requirements.every((holds) => holds(object))
}
