import { addCounts, NO_REPLICAS, type ReplicaCounts } from './count-replicas'

type Labels = Readonly<Record<string, string>>

/** A workload while it is put together from its controller, its parts and its pods. */
export interface WorkloadDraft {
  readonly namespace: string
  readonly name: string
  readonly kind: string
  /** Of its pod template. */
  labels: Labels
  /** Of one of its pods: those that the injector added are here only. */
  podLabels: Labels
  serviceAccount: string | undefined
  healthAnnotation: string | null
  counts: ReplicaCounts
  pods: number
  sidecarPods: number
  ambientPods: number
  /** Kind of the objects that its numbers come from; what lies deeper must not count them again. */
  readonly countedBy: string
}

export interface DraftSource {
  readonly namespace: string
  readonly name: string
  /** Of the object that runs it, as Kubernetes writes it: `Deployment`. */
  readonly kind: string
  readonly labels: Labels
  readonly serviceAccount: string | undefined
  readonly healthAnnotation: string | null
  readonly countedBy: string
}

/** Workloads by `NAMESPACE/NAME`: two controllers of one name are one workload, for the metrics do not tell them apart. */
export class WorkloadDrafts {
  readonly #drafts = new Map<string, WorkloadDraft>()

  values(): Iterable<WorkloadDraft> {
    return this.#drafts.values()
  }

  /** @returns the draft, new or as it was */
  open(source: DraftSource): WorkloadDraft {
    const key = `${source.namespace}/${source.name}`
    const present = this.#drafts.get(key)
    if (present !== undefined) return present
    const draft = { ...source, podLabels: {}, counts: NO_REPLICAS, pods: 0, sidecarPods: 0, ambientPods: 0 }
    this.#drafts.set(key, draft)
    return draft
  }
}

export function count(draft: WorkloadDraft, counts: ReplicaCounts): void {
  draft.counts = addCounts(draft.counts, counts)
}
