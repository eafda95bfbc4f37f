import 'server-only'

/** The environment as it was when the process started reading settings: the one place that looks at it. */
export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env
}

/** Running in a pod: Kubernetes gives every container the address of the API server. */
export function isInCluster(): boolean {
  return (process.env.KUBERNETES_SERVICE_HOST ?? '') !== ''
}

export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development'
}
