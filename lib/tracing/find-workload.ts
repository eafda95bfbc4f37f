import type { SpanPlace } from './span-place'

interface KnownWorkload {
  readonly namespace: string
  readonly name: string
  readonly app: string | null
  readonly version: string | null
}

/**
 * The workload that a span comes from: the one that names it, whose pod it names, or the only one of that app and version.
 *
 * @param workloads of the span's namespace.
 */
export function findWorkload(place: SpanPlace, workloads: readonly KnownWorkload[]): KnownWorkload | undefined {
  const { workload, pod, app, version } = place
  const named = workloads.find(({ name }) => name === workload)
  if (named !== undefined) return named
  const ofPod = workloads.filter(({ name }) => pod?.startsWith(`${name}-`) === true)
  if (ofPod.length > 0) return ofPod.reduce((best, one) => (one.name.length > best.name.length ? one : best))
  const ofApp = workloads.filter((one) => app !== undefined && one.app === app)
  const ofVersion = ofApp.filter((one) => one.version === version)
  const [only, ...others] = ofVersion.length > 0 ? ofVersion : ofApp
  return others.length === 0 ? only : undefined
}
