import { detailsQuery } from '@/lib/client/details-query'
import { labelledKind } from '@/lib/istio/edit/editable-kinds'
import type { LabelsAnswer } from '@/lib/istio/edit/labels/labels-answer'
import type { ModeSubject } from '@/lib/mesh/mode-subject'
import { useQuery } from '@tanstack/react-query'

/** The object whose labels decide. */
export type ModeObject = Pick<LabelsAnswer, 'kind' | 'namespace' | 'name'> & {
  /** Null: that of Pharos. */
  readonly cluster: string | null
}

/** The object that runs a workload has to be asked for. Undefined: it is not known yet, or it is of a kind that has no such labels. */
export function useModeObject(subject: ModeSubject | undefined): {
  readonly object: ModeObject | undefined
  readonly waits: boolean
} {
  const workload = subject?.workload ?? null
  const thing = { kind: 'workload', namespace: subject?.namespace ?? '', name: workload ?? '' } as const
  const cluster = subject?.cluster ?? null
  const { data, isLoading } = useQuery({ ...detailsQuery(thing, { cluster, kind: null }), enabled: workload !== null })
  if (subject === undefined) return { object: undefined, waits: false }
  const { namespace } = subject
  if (workload === null)
    return { object: { kind: 'namespaces', namespace: '', name: namespace, cluster }, waits: false }
  const kind = data?.kind === 'workload' ? labelledKind(data.controller ?? '') : undefined
  return { object: kind === undefined ? undefined : { kind, namespace, name: workload, cluster }, waits: isLoading }
}
