import type { ResourceId } from '@/demo/kube-object'
import { parseSchema, type SchemaNode } from '../schema/schema-node'

// The types of the fields of built-in kinds that users edit. Whatever is not named here is stored as it comes.

const INT32 = { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }
const TEXT = { type: 'string' }
const TEXTS = { type: 'object', additionalProperties: TEXT }
const INT_OR_TEXT = { 'x-kubernetes-int-or-string': true }

function loose(properties: object): object {
  return { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties }
}
function listOf(items: object): object {
  return { type: 'array', items }
}

const SERVICE_PORT = {
  type: 'object',
  properties: {
    name: TEXT,
    protocol: { ...TEXT, default: 'TCP' },
    appProtocol: TEXT,
    port: INT32,
    targetPort: INT_OR_TEXT,
    nodePort: INT32,
  },
}
const CONTAINER = loose({ name: TEXT, image: TEXT, ports: listOf(loose({ containerPort: INT32, name: TEXT })) })
const TEMPLATE = loose({
  metadata: loose({ labels: TEXTS, annotations: TEXTS }),
  spec: loose({ containers: listOf(CONTAINER) }),
})

const SHAPES: Readonly<Record<ResourceId, object>> = {
  configmaps: {
    type: 'object',
    properties: { data: TEXTS, binaryData: TEXTS, immutable: { type: 'boolean' } },
  },
  namespaces: {
    type: 'object',
    properties: { spec: { type: 'object', properties: { finalizers: listOf(TEXT) } }, status: loose({}) },
  },
  services: loose({
    spec: loose({ ports: listOf(SERVICE_PORT), selector: TEXTS, type: TEXT, clusterIP: TEXT, externalName: TEXT }),
  }),
  'deployments.apps': loose({
    spec: loose({
      replicas: INT32,
      minReadySeconds: INT32,
      selector: loose({ matchLabels: TEXTS }),
      template: TEMPLATE,
    }),
  }),
}

const parsed = new Map<ResourceId, SchemaNode>()

/** Undefined for kinds of which nothing is checked. */
export function builtInShape(id: ResourceId): SchemaNode | undefined {
  const shape = SHAPES[id]
  if (shape === undefined) return undefined
  const schema = parsed.get(id) ?? parseSchema(shape)
  parsed.set(id, schema)
  return schema
}
