import 'server-only'
import type { User } from '@/lib/access/user'
import { DEFAULT_REVISION } from '@/lib/mesh/asked-revision'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { getIstiodPods, getIstiodSource } from '@/lib/server/sources/istiod-source'
import { processWide } from '@/lib/std/process-wide'
import { textKey } from '@/lib/std/text-key'
import { milliseconds } from '@/lib/std/units'
import type { SaidByIstiod } from './read-mesh-config'

const TIMEOUT_MS = milliseconds(5_000)
const KEPT_MS = 20_000
const KEPT_AFTER_FAILURE_MS = 5_000
const MAX_BYTES = 16 * 1024 ** 2

interface Plane {
  readonly namespace: string
  readonly revision: string
}

/**
 * What a running istiod of this revision says that it goes by, asked with the rights of the user. Where it cannot be asked the failure
 * says why.
 *
 * @throws the signal's reason where nobody waits any more.
 */
export async function askMeshConfig(user: User, plane: Plane, signal: AbortSignal): Promise<SaidByIstiod> {
  const { istiod, store, off } = getIstiodSource()
  if (istiod === undefined) return { failure: off }
  const pods = await getIstiodPods(user)
  const pod = pods.find(({ namespace, name }) => {
    const labels = store.get('pods', namespace, name)?.metadata.labels
    return namespace === plane.namespace && (labels?.['istio.io/rev'] ?? DEFAULT_REVISION) === plane.revision
  })
  if (pod === undefined) return { failure: 'No pod of this istiod runs.' }
  const key = textKey(user.strategy, user.name, pod.namespace, pod.name)
  return kept().get(key, signal, async (own) => {
    const answer = await istiod.meshConfig(user, pod, { signal: own, timeoutMs: TIMEOUT_MS })
    return answer.ok ? { value: answer.value } : { failure: answer.error.message }
  })
}

function kept(): SharedAnswers<SaidByIstiod> {
  return processWide(
    'istiod-mesh-config',
    () =>
      new SharedAnswers<SaidByIstiod>({
        name: 'istiod-mesh-config',
        maxBytes: MAX_BYTES,
        ttlMs: KEPT_MS,
        sizeOf: (said) => JSON.stringify(said).length * 2,
        mayKeep: (said) => 'value' in said,
        failedTtlMs: KEPT_AFTER_FAILURE_MS,
      }),
  )
}
