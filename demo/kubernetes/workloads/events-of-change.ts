import type { KubeObject } from '@/demo/kube-object'
import { itemsAt, textAt, valueAt } from '../json'
import type { StoredChange } from '../store'
import { wantedReplicas } from './wanted-replicas'

/** One thing that a controller or a node has to say of an object. */
export interface Told {
  /** What `involvedObject` holds. */
  readonly about: { readonly kind: string; readonly name: string; readonly uid: string; readonly apiVersion: string }
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  readonly message: string
  readonly component: string
}

/** What controllers and nodes say of a change of a pod, and of the size of a ReplicaSet. */
export function eventsOfChange({ type, object, previous }: StoredChange): readonly Told[] {
  if (object.kind === 'Pod') return [...eventsOfOwner(type, object), ...eventsOfPod(type, object, previous)]
  return object.kind === 'ReplicaSet' && type !== 'DELETED' ? eventsOfSize(object, previous) : []
}

const CREATED: Readonly<Record<string, readonly [component: string, did: string]>> = {
  ADDED: ['SuccessfulCreate', 'Created pod'],
  DELETED: ['SuccessfulDelete', 'Deleted pod'],
}

function eventsOfOwner(type: StoredChange['type'], pod: KubeObject): readonly Told[] {
  const about = controllerOf(pod)
  const [reason, did] = CREATED[type] ?? []
  if (about === undefined || reason === undefined) return []
  const component = `${about.kind.toLowerCase()}-controller`
  return [{ about, type: 'Normal', reason, message: `${did ?? ''}: ${pod.metadata.name}`, component }]
}

function eventsOfPod(type: StoredChange['type'], pod: KubeObject, previous: KubeObject | undefined): readonly Told[] {
  const { name, namespace = '', uid = '' } = pod.metadata
  const about = { kind: 'Pod', name, uid, apiVersion: 'v1' }
  const say = (reason: string, message: string, component = 'kubelet'): Told => {
    return { about, type: reason === 'BackOff' ? 'Warning' : 'Normal', reason, message, component }
  }
  const containers = [
    ...itemsAt(pod, 'status', 'initContainerStatuses'),
    ...itemsAt(pod, 'status', 'containerStatuses'),
  ]
  if (type === 'DELETED') return containers.map((one) => say('Killing', `Stopping container ${textAt(one, 'name')}`))
  if (type === 'ADDED' || textAt(previous, 'status', 'podIP') !== '' || textAt(pod, 'status', 'podIP') === '') return []
  const node = textAt(pod, 'spec', 'nodeName')
  const placed = `Successfully assigned ${namespace}/${name} to ${node}`
  const started = containers.map((one) => {
    const waiting = textAt(one, 'state', 'waiting', 'message')
    return waiting === '' ? say('Started', `Started container ${textAt(one, 'name')}`) : say('BackOff', waiting)
  })
  return [...(node === '' ? [] : [say('Scheduled', placed, 'default-scheduler')]), ...started]
}

function eventsOfSize(set: KubeObject, previous: KubeObject | undefined): readonly Told[] {
  const about = controllerOf(set)
  const [before, after] = [previous === undefined ? 0 : wantedReplicas(previous), wantedReplicas(set)]
  if (about?.kind !== 'Deployment' || before === after) return []
  const message = `Scaled ${before < after ? 'up' : 'down'} replica set ${set.metadata.name} from ${before} to ${after}`
  return [{ about, type: 'Normal', reason: 'ScalingReplicaSet', message, component: 'deployment-controller' }]
}

function controllerOf(object: KubeObject): Told['about'] | undefined {
  const owner = itemsAt(object, 'metadata', 'ownerReferences').find((one) => valueAt(one, 'controller') === true)
  if (owner === undefined) return undefined
  const [kind, name, uid] = ['kind', 'name', 'uid'].map((field) => textAt(owner, field))
  return { kind: kind ?? '', name: name ?? '', uid: uid ?? '', apiVersion: textAt(owner, 'apiVersion') }
}
