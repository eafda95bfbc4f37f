import type { SchemaNode } from '@/lib/istio/checks/structure/schema-node'

type Word = Readonly<Record<string, unknown>>

const BOUNDS = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const
/** Exclusive groups that are written as a rule in CEL, which the schema itself does not show. */
const ONLY_ONE = /^only one of (jwks) or (jwksUri) can be set$/
const EXACTLY_ONE = /^exactly one of (wasm) or (lua) must be set$/

/** What the checks of structure keep of a schema: types, fields, bounds and exclusive groups (config-checks.md 4.1). */
export function shrinkSchema(schema: unknown): SchemaNode {
  const word = asWord(schema)
  const type =
    word['x-kubernetes-int-or-string'] === true ? 'intOrText' : typeof word.type === 'string' ? word.type : undefined
  const properties = Object.entries(asWord(word.properties)).map(
    ([name, inner]) => [name, shrinkSchema(inner)] as const,
  )
  const bounds = Object.fromEntries(
    BOUNDS.flatMap((name) => {
      const bound = word[name]
      return typeof bound === 'number' ? [[name, bound] as const] : []
    }),
  )
  const groups = groupsOf(word)
  return {
    ...(type === undefined ? {} : { type }),
    ...(properties.length === 0 ? {} : { fields: Object.fromEntries(properties) }),
    ...(word.items === undefined ? {} : { items: shrinkSchema(word.items) }),
    ...(word.additionalProperties === undefined ? {} : { values: shrinkSchema(word.additionalProperties) }),
    ...(Array.isArray(word.required) ? { required: textsOf(word.required) } : {}),
    ...(Array.isArray(word.enum) ? { allowed: textsOf(word.enum) } : {}),
    ...(word['x-kubernetes-preserve-unknown-fields'] === true ? { open: true } : {}),
    ...(Object.keys(bounds).length === 0 ? {} : { bounds }),
    ...(groups.length === 0 ? {} : { groups }),
  }
}

function groupsOf(word: Word): NonNullable<SchemaNode['groups']> {
  const alternatives = [word.oneOf, ...listOf(word.allOf).map((part) => asWord(part).oneOf)].map(listOf)
  const written = alternatives.flatMap((list) => {
    const names = list.flatMap((one) => textsOf(listOf(asWord(one).required)))
    const none = list.some((one) => asWord(one).not !== undefined)
    return names.length < 2 ? [] : [{ names, needed: !none }]
  })
  const ruled = textsOf(listOf(word['x-kubernetes-validations'])).flatMap((message) => {
    const [, a, b] = ONLY_ONE.exec(message) ?? EXACTLY_ONE.exec(message) ?? []
    return a === undefined || b === undefined ? [] : [{ names: [a, b], needed: EXACTLY_ONE.test(message) }]
  })
  const all = ruled.filter(({ names }) => !written.some((group) => group.names.join() === names.join()))
  return [...written.map((group) => ruled.find(({ names }) => names.join() === group.names.join()) ?? group), ...all]
}

function asWord(value: unknown): Word {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textsOf(list: readonly unknown[]): readonly string[] {
  return list.filter((item) => typeof item === 'string')
}
