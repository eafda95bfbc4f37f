import 'server-only'
import { isInCluster } from '@/lib/server/process/env'
import { readFileSync } from 'node:fs'

/** Where Kubernetes puts what a pod needs to ask its API server. */
export const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount'

/** The namespace of the pod that this process runs in; null where it runs in none, or was given no account. */
export function ownNamespace(): string | null {
  if (!isInCluster()) return null
  try {
    return readFileSync(/* turbopackIgnore: true */ `${SERVICE_ACCOUNT}/namespace`, 'utf8').trim()
  } catch {
    return null
  }
}
