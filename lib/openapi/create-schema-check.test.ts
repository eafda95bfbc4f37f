import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { createSchemaCheck } from './create-schema-check'
import { extractSchema } from './extract-schema'
import type { Json } from '@/lib/std/json'
import type { ObjectSchema } from './object-schema'
import { fieldFacts, fieldsAt } from './schema-fields'

const GVK = { group: 'networking.istio.io', version: 'v1', kind: 'VirtualService' }
const BASE = '/apis/networking.istio.io/v1'
const PLURAL = 'virtualservices'
const DOCUMENT = {
  openapi: '3.0.0',
  paths: {
    [`${BASE}/namespaces/{namespace}/${PLURAL}/{name}`]: { get: { 'x-kubernetes-group-version-kind': GVK } },
  },
  components: {
    schemas: {
      'io.istio.networking.v1.VirtualService': {
        type: 'object',
        required: ['spec'],
        properties: {
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          metadata: { allOf: [{ $ref: '#/components/schemas/Meta' }], default: {}, description: 'Whose it is.' },
          spec: {
            type: 'object',
            properties: {
              hosts: { type: 'array', items: { type: 'string' } },
              mode: { type: 'string', enum: ['STRICT', 'PERMISSIVE'], default: 'PERMISSIVE', description: 'How.' },
              weight: { type: 'integer', format: 'int32', minimum: 0 },
              port: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
              note: { type: 'string', nullable: true, pattern: '^(?i)a' },
              free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
              match: {
                type: 'object',
                properties: { exact: { type: 'string' }, prefix: { type: 'string' } },
                oneOf: [
                  { not: { anyOf: [{ required: ['exact'] }, { required: ['prefix'] }] } },
                  { required: ['exact'] },
                  { required: ['prefix'] },
                ],
              },
            },
          },
        },
        'x-kubernetes-group-version-kind': [GVK],
      },
      Meta: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          owner: { $ref: '#/components/schemas/Meta' },
        },
      },
      Unused: { type: 'object' },
    },
  },
}

function schemaOf(document: unknown): ObjectSchema {
  const schema = extractSchema(document, BASE, PLURAL)
  if (schema === undefined) throw new Error('no schema')
  return schema
}

const schema = schemaOf(DOCUMENT)

describe('extractSchema', () => {
  it('takes the kind and what it refers to, circles included, and nothing else', () => {
    expect(Object.keys(schema.definitions)).toEqual(['Meta'])
    expect(schema).toMatchObject({ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' })
  })

  it.each([undefined, null, [], {}, { paths: {} }, { paths: DOCUMENT.paths }])('finds nothing in %j', (document) => {
    expect(extractSchema(document, BASE, PLURAL)).toBeUndefined()
  })
})

describe('what is said of a field', () => {
  it.each([
    [['spec', 'mode'], { type: 'string', values: ['STRICT', 'PERMISSIVE'], preset: 'PERMISSIVE', description: 'How.' }],
    [['spec', 'hosts'], { type: 'list of string' }],
    [['spec', 'hosts', 0], { type: 'string' }],
    [['spec', 'port'], { type: 'integer or string' }],
    [['spec'], { required: true }],
    [['metadata'], { description: 'Whose it is.', type: 'object' }],
    [['metadata', 'labels', 'app'], { type: 'string' }],
    [['metadata', 'owner', 'owner', 'labels'], { type: 'map of string' }],
  ])('%j', (path, facts) => {
    expect(fieldFacts(schema, path)).toMatchObject(facts)
  })

  it('knows where anything goes, and what is unknown', () => {
    expect(fieldFacts(schema, ['spec', 'free', 'x', 0])).toBe('open')
    expect(fieldFacts(schema, ['spec', 'host'])).toBeUndefined()
    expect(fieldFacts(schema, ['spec', 'constructor'])).toBeUndefined()
  })

  it('lists the fields of a map', () => {
    expect(fieldsAt(schema, ['metadata']).map(({ name }) => name)).toEqual(['name', 'labels', 'owner'])
  })
})

describe('createSchemaCheck', () => {
  const check = createSchemaCheck(schema)
  const object = (spec: object) => ({ apiVersion: 'a', kind: 'b', metadata: { name: 'x' }, spec: { ...spec } })

  it.each([
    [{ host: ['a'] }, 'unknownField', ['spec', 'host'], { field: 'host', near: 'hosts' }],
    [{ mode: 'STRIKT' }, 'enum', ['spec', 'mode'], { allowed: 'STRICT, PERMISSIVE' }],
    [{ hosts: [1] }, 'type', ['spec', 'hosts', 0], { wanted: 'string' }],
    [{ weight: '0' }, 'type', ['spec', 'weight'], { wanted: 'integer' }],
    [{ weight: -1 }, 'range', ['spec', 'weight'], {}],
    [{ weight: 3_000_000_000 }, 'range', ['spec', 'weight'], {}],
    [{ match: { exact: 'a', prefix: 'b' } }, 'onlyOne', ['spec', 'match'], { fields: 'exact, prefix' }],
  ])('%j', (spec, code, steps, values) => {
    expect(check(object(spec))).toMatchObject([{ code, steps, values }])
  })

  it('names what is missing', () => {
    expect(check({ metadata: {} })).toMatchObject([{ code: 'required', steps: [], values: { field: 'spec' } }])
  })

  it.each([
    {},
    { weight: 0 },
    { weight: 5n },
    { port: 'http' },
    { port: 80 },
    { note: null },
    { note: 'b' },
    { free: { a: [1] } },
    { match: {} },
  ])(
    // prettier-ignore
    'has nothing to say about %o',
    (spec) => {
      expect(check(object(spec))).toEqual([])
    },
  )

  it('names what is allowed as it is written, whatever that is', () => {
    const root = { properties: { mode: { enum: ['on', '', 0, { toString: 0 }] } } }
    const refuse = createSchemaCheck({ apiVersion: 'v1', kind: 'X', root, definitions: {} })
    expect(refuse({ mode: 'off' })).toMatchObject([{ values: { allowed: 'on, "", 0, {"toString":0}' } }])
  })

  it('never throws, whatever the schema and the value', () => {
    const word = fc.constantFrom('type', 'properties', 'items', '$ref', 'oneOf', 'enum', 'pattern', 'required', 'allOf')
    const node = fc.dictionary(word, fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true })
    fc.assert(
      fc.property(node, fc.jsonValue({ maxDepth: 3 }), (root, value) => {
        expect(
          Array.isArray(createSchemaCheck({ apiVersion: 'v1', kind: 'X', root, definitions: {} })(value as Json)),
        ).toBe(true)
      }),
    )
  })
})
