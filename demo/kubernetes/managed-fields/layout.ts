import type { ResourceType } from '../resource-types'
import { schemaOf } from '../schema/schema-of'
import { fieldSchema, type SchemaNode } from '../schema/schema-node'

/** How a value divides into fields that can have several owners. Scalars do not. */
export interface Layout {
  /** Of a map: it is one field. */
  readonly isWhole: boolean
  /** Of a list: one field, a set of values, or items that are told apart by keys. */
  readonly list: 'whole' | 'set' | readonly ListKey[]
  /** Of a map: it is there even where nobody wrote it, so that nobody owns it. */
  readonly isGiven: boolean
  /** Of a map: whether the field is one of its type, and not any key. */
  declares(field: string): boolean
  field(name: string): Layout
  item(): Layout
}

interface ListKey {
  readonly name: string
  /** Where an item does not say it; undefined for none. */
  readonly preset: unknown
}

/** Of the whole object. */
export function layoutOf(type: ResourceType): Layout {
  return type.custom ? rootOf(schemaLayout(schemaOf(type))) : rootOf(BUILT_IN)
}

const FREE: Layout = {
  isWhole: false,
  list: 'whole',
  isGiven: false,
  declares: () => false,
  field: () => FREE,
  item: () => FREE,
}
const METADATA: Layout = {
  ...FREE,
  isGiven: true,
  declares: () => true,
  field: (name) => ({ ...FREE, list: METADATA_LISTS.get(name) ?? 'whole' }),
}
const METADATA_LISTS: ReadonlyMap<string, Layout['list']> = new Map<string, Layout['list']>([
  ['finalizers', 'set'],
  ['ownerReferences', [{ name: 'uid', preset: undefined }]],
])

function rootOf(body: Layout): Layout {
  return {
    ...body,
    isGiven: true,
    declares: (name) => name === 'metadata' || body.declares(name),
    field: (name) => (name === 'metadata' ? METADATA : body.field(name)),
  }
}

/** Of a custom kind, as its definition says. */
export function schemaLayout(node: SchemaNode | undefined): Layout {
  if (node === undefined) return FREE
  const { items } = node
  const keys = node.listKeys.map((name) => ({ name, preset: items?.properties.get(name)?.preset }))
  return {
    isWhole: node.isWhole,
    list: node.list === 'map' ? keys : node.list === 'set' ? 'set' : 'whole',
    isGiven: false,
    declares: (name) => node.properties.has(name),
    field: (name) => schemaLayout(fieldSchema(node, name)),
    item: () => schemaLayout(items),
  }
}

const TCP = { name: 'protocol', preset: 'TCP' }
/** Fields of built-in kinds that are lists of items with keys; other lists are one field. */
const LISTS: ReadonlyMap<string, Layout['list']> = new Map<string, Layout['list']>([
  ...['containers', 'initContainers', 'env', 'volumes', 'imagePullSecrets', 'secrets', 'webhooks'].map(
    (field): [string, Layout['list']] => [field, [{ name: 'name', preset: undefined }]],
  ),
  ['volumeMounts', [{ name: 'mountPath', preset: undefined }]],
  ['hostAliases', [{ name: 'ip', preset: undefined }]],
  ['conditions', [{ name: 'type', preset: undefined }]],
  ['finalizers', 'set'],
])
const CONTAINER_PORTS = [{ name: 'containerPort', preset: undefined }, TCP]
const SERVICE_PORTS = [{ name: 'port', preset: undefined }, TCP]
/** Maps that are one field. */
const WHOLE = new Set([
  'selector',
  'nodeSelector',
  'roleRef',
  'targetRef',
  'fieldRef',
  'configMapKeyRef',
  'secretKeyRef',
])
/** Parts of objects that Go writes always. */
const GIVEN = new Set(['spec', 'status', 'template', 'metadata', 'strategy'])
const CONTAINERS = new Set(['containers', 'initContainers'])

function builtIn(name: string, isContainer = false): Layout {
  const ports = isContainer ? CONTAINER_PORTS : SERVICE_PORTS
  return {
    isWhole: WHOLE.has(name),
    list: name === 'ports' ? ports : (LISTS.get(name) ?? 'whole'),
    isGiven: GIVEN.has(name),
    declares: () => true,
    field: (inner) => builtIn(inner, isContainer),
    item: () => builtIn('', CONTAINERS.has(name)),
  }
}
const BUILT_IN = builtIn('')
