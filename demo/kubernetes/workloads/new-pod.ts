import type { KubeObject } from '@/demo/kube-object'
import { REVISION_HASH, templateHash } from '@/demo/template-hash'
import { labelsAt, objectAt, textAt } from '../json'
import type { ObjectStore } from '../store'
import { controllerReference } from './ownership'
import { injected } from './injection'

export interface PodPlace {
  /** Absent: the server finds a name. */
  readonly name?: string
  readonly nodeName?: string
}

/** A pod as the template of its owner describes it, admitted with the proxy that is due to it now. */
export function createPod(store: ObjectStore, owner: KubeObject, { name, nodeName }: PodPlace = {}): void {
  const template = objectAt(owner, 'spec', 'template')
  const labels = labelsAt(template, 'metadata', 'labels')
  // A ReplicaSet carries the hash of its template among the labels of the template itself.
  const revision = owner.kind === 'ReplicaSet' ? {} : { [REVISION_HASH]: templateHash(template) }
  const pod: KubeObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(name === undefined ? { generateName: `${owner.metadata.name}-` } : {}),
      name: name ?? '',
      namespace: owner.metadata.namespace ?? '',
      labels: { ...labels, ...revision },
      annotations: labelsAt(template, 'metadata', 'annotations'),
      ownerReferences: [controllerReference(owner)],
    },
    spec: { ...objectAt(template, 'spec'), ...(nodeName === undefined ? {} : { nodeName }) },
    status: { phase: 'Pending' },
  }
  store.create(injected(store, pod, workloadName(owner)))
}

/** A Deployment gives its name to the ReplicaSet and appends the hash. */
function workloadName(owner: KubeObject): string {
  const hash = textAt(owner, 'metadata', 'labels', 'pod-template-hash')
  const { name } = owner.metadata
  return hash !== '' && name.endsWith(`-${hash}`) ? name.slice(0, -hash.length - 1) : name
}
