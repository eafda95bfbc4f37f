import { splitTrafficQuery } from '@/lib/client/split-traffic-query'
import { useSplitView } from '@/lib/client/use-split-view'
import { predictSplit, type SplitPrediction } from '@/lib/forecast/predict-split'
import type { SplitTarget } from '@/lib/url/split-types'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

interface Foreseen {
  readonly targets: readonly SplitTarget[]
  readonly prediction: SplitPrediction
}

export interface Foresight {
  /** The last change, and what was shown of it; undefined where that was nothing that could be predicted. */
  readonly applied: { readonly change: string; readonly foreseen: Foreseen | undefined } | undefined
  /** Undefined: what goes into the preview now is no split that was predicted. */
  readonly foresee: (targets: readonly SplitTarget[] | undefined) => void
}

/**
 * Keeps what was shown of a split when it went into the preview, so that what comes of it is held against that.
 *
 * @param change the id of the last change that was made on the page
 */
export function useForeseen(
  service: { readonly namespace: string; readonly name: string },
  change: string | null,
): Foresight {
  const client = useQueryClient()
  const [{ cluster, duration }] = useSplitView()
  const [last, setLast] = useState<Foreseen>()
  const [applied, setApplied] = useState<Foresight['applied']>()
  if (change !== null && change !== applied?.change) setApplied({ change, foreseen: last })
  return {
    applied,
    foresee: (targets) => {
      const question = { namespace: service.namespace, service: service.name, cluster, seconds: duration }
      const traffic = client.getQueryData(splitTrafficQuery(question).queryKey)
      const isKnown = targets !== undefined && traffic?.unmeasured === null
      setLast(isKnown ? { targets, prediction: predictSplit(traffic, targets) } : undefined)
    },
  }
}
