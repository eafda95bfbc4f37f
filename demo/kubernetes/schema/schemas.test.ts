import { RESOURCE_TYPES } from '../resource-types'
import { isKnownRule } from './check-rules'
import type { SchemaNode } from './schema-node'
import { schemaOf } from './schema-of'
import { describe, expect, it } from 'vitest'

const CUSTOM = RESOURCE_TYPES.filter(({ custom }) => custom)

describe('the schemas', () => {
  it.each(CUSTOM.map((type) => [type.id, type] as const))('of %s is there, with a spec', (_id, type) => {
    expect(schemaOf(type).properties.get('spec')?.types).toEqual(['object'])
  })
  it('have no rule that nobody checks', () => {
    const messages = new Set(CUSTOM.flatMap((type) => rulesIn(schemaOf(type))))
    expect(messages.size).toBeGreaterThan(80)
    expect([...messages].filter((message) => !isKnownRule(message))).toEqual([])
  })
})

function rulesIn(schema: SchemaNode): readonly string[] {
  const inner = [...schema.properties.values(), schema.values, schema.items].filter((node) => node !== undefined)
  return [...schema.rules, ...inner.flatMap(rulesIn)]
}
