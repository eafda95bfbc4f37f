import { slimDefinition } from './slim-definition'
import { describe, expect, it } from 'vitest'

const version = (name: string, schema: object, served = true) => ({ name, served, schema: { openAPIV3Schema: schema } })
const definition = (...versions: readonly object[]) => ({
  kind: 'CustomResourceDefinition',
  metadata: { name: 'things.example.com' },
  spec: { versions },
})
const schema = {
  type: 'object',
  description: 'long',
  'x-kubernetes-validations': [{ rule: 'self.a', message: 'a must be there' }],
  properties: { description: { type: 'string', description: 'of the field' } },
  required: ['description'],
}

describe('slimDefinition', () => {
  it('keeps what is checked: no descriptions, of rules the message', () => {
    expect(slimDefinition(definition(version('v1', schema)), 'module v1')).toEqual({
      name: 'things.example.com',
      source: 'module v1',
      schema: {
        type: 'object',
        'x-kubernetes-validations': ['a must be there'],
        properties: { description: { type: 'string' } },
        required: ['description'],
      },
    })
  })
  it('looks at served versions only, and throws when they differ', () => {
    const other = { type: 'object', properties: {} }
    expect(slimDefinition(definition(version('v1', schema), version('v2', other, false)), '')).toBeDefined()
    expect(() => slimDefinition(definition(version('v1', schema), version('v2', other)), '')).toThrow('differ')
  })
  it('throws at a word that nobody reads', () => {
    expect(() => slimDefinition(definition(version('v1', { dependencies: {} })), '')).toThrow('dependencies')
  })
  it('passes other documents by', () => {
    expect(slimDefinition({ kind: 'List' }, '')).toBeUndefined()
    expect(slimDefinition(null, '')).toBeUndefined()
  })
})
