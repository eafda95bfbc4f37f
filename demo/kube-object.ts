// What the parts of the demo say to each other about Kubernetes objects.

/** A stored object, as JSON on the wire has it. Treated as immutable: a change stores another object. */
export interface KubeObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: KubeMetadata
  /** `spec`, `status`, `data` …: JSON that nobody checked. */
  readonly [field: string]: unknown
}

export interface KubeMetadata {
  readonly name: string
  readonly namespace?: string
  readonly uid?: string
  readonly resourceVersion?: string
  readonly generation?: number
  readonly creationTimestamp?: string
  readonly deletionTimestamp?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly [field: string]: unknown
}

/** `<plural>.<group>`, or the plural alone for core kinds: `virtualservices.networking.istio.io`, `pods`. */
export type ResourceId = string

export interface ObjectChange {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly resource: ResourceId
  readonly object: KubeObject
}

/** The objects as the traffic model reads them: current state, and a call after each change. */
export interface ObjectSource {
  /** In no order. Unknown resources have none. */
  list(resource: ResourceId): readonly KubeObject[]
  /** Called synchronously after each stored change. The answer ends it. */
  subscribe(listener: (change: ObjectChange) => void): () => void
}
