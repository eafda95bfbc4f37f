import { objectPath } from './object-path'
import { APPLY, APPLY_QUERY, type KubeApi } from '@/demo/testing/kube-api'
import type { KubeObject } from '@/demo/kube-object'
import type { Answer } from '@/demo/testing/call-api-server'
import { itemsAt, objectAt, textAt } from '@/demo/kubernetes/json'
import { type ResourceType, RESOURCE_TYPES, typeOfObject } from '@/demo/kubernetes/resource-types'

/** Owners before what they own, and namespaces before all: an owner is named by the uid that the server gave it. */
const FIRST = [
  'namespaces',
  'customresourcedefinitions',
  'gateways',
  'serviceaccounts',
  'deployments',
  'statefulsets',
  'replicasets',
]
const AT_ONCE = 16

/**
 * Makes the objects on a real API server, or sets them back to what they are here, with their status. What they do not name
 * stays. @throws with the server's answers when it refuses some.
 */
export async function seed(api: KubeApi, objects: readonly KubeObject[]): Promise<void> {
  const uids = new Map<string, string>()
  const refused: string[] = []
  for (const batch of inOrder(objects)) {
    await inParallel(batch, async ({ type, object }) => {
      const answer = await applyOne(api, type, withRealOwners(object, uids))
      const uid = textAt(answer.body, 'metadata', 'uid')
      if (answer.status < 300) uids.set(placeOf(object), uid)
      else refused.push(`${placeOf(object)}: ${answer.status} ${messageOf(answer)}`)
    })
  }
  if (refused.length > 0) throw new Error(`the API server refuses ${refused.length} objects:\n${refused.join('\n')}`)
}

async function applyOne(api: KubeApi, type: ResourceType, object: KubeObject): Promise<Answer> {
  const { status, ...rest } = object
  const path = objectPath(type, object)
  const answer = await api.call(path + APPLY_QUERY, { ...APPLY, body: rest })
  if (status === undefined || answer.status >= 300 || !type.subresources.includes('status')) return answer
  const { apiVersion, kind, metadata } = object
  const { name, namespace } = metadata
  const body = { apiVersion, kind, metadata: { name, namespace }, status }
  return api.call(`${path}/status${APPLY_QUERY}`, { ...APPLY, body })
}

interface Typed {
  readonly type: ResourceType
  readonly object: KubeObject
}

function inOrder(objects: readonly KubeObject[]): readonly (readonly Typed[])[] {
  const known = objects.flatMap((object): Typed[] => {
    const type = typeOfObject(object)
    return type === undefined ? [] : [{ type, object }]
  })
  const kinds = [...FIRST, ...RESOURCE_TYPES.map(({ plural }) => plural).filter((plural) => !FIRST.includes(plural))]
  return [...new Set(kinds)].map((kind) => known.filter(({ type }) => type.plural === kind))
}

function withRealOwners(object: KubeObject, uids: ReadonlyMap<string, string>): KubeObject {
  const { uid, resourceVersion, generation, creationTimestamp, ownerReferences, ...metadata } = object.metadata
  const real = itemsAt({ ownerReferences }, 'ownerReferences').map((owner) => {
    const place = `${textAt(owner, 'kind')} ${metadata.namespace ?? ''}/${textAt(owner, 'name')}`
    return { ...objectAt(owner), uid: uids.get(place) ?? textAt(owner, 'uid') }
  })
  return { ...object, metadata: { ...metadata, ...(real.length === 0 ? {} : { ownerReferences: real }) } }
}

function placeOf({ kind, metadata }: KubeObject): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`
}

/** Of a long one the beginning: an API server shows whole pods that may not change. */
function messageOf({ body, text }: Answer): string {
  return (textAt(body, 'message') || text).split('\n').slice(0, 3).join(' ').slice(0, 500)
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
