import { object } from '@/lib/mesh/testing/cluster-objects'
import type { ClusterObject, ObjectMeta } from '@/lib/ports/cluster-store'
import type { KnownProxy } from '../proxies/known-sync'
import type { KnownRevisions } from '../revisions/known-revisions'

/** istiod 1.31.1 and a canary of 1.32.0; `prod` stands for the first. */
export const REVISIONS: KnownRevisions = {
  names: ['canary', 'default'],
  versions: new Map([
    ['default', ['1.31.1']],
    ['canary', ['1.32.0']],
  ]),
  tags: new Map([['prod', 'default']]),
  tagsKnown: true,
}

const app = (name = 'app') => ({ name, image: 'app:1' })
const proxy = (version: string, kind = 'proxyv2') => ({ name: 'istio-proxy', image: `istio/${kind}:${version}` })

/** A pod with a sidecar, which the injector of that revision made. */
export function sidecarPod(
  name: string,
  { version = '1.31.1', revision = 'default', ...metadata }: Partial<ObjectMeta> & Readonly<{ version?: string; revision?: string }> = {}, // prettier-ignore
): ClusterObject {
  const status = JSON.stringify({ containers: ['istio-proxy'], revision })
  const annotations = { 'sidecar.istio.io/status': status, ...metadata.annotations }
  return object(name, {
    metadata: { ...metadata, annotations },
    spec: { containers: [app(), proxy(version)] },
  })
}

export function plainPod(name: string, metadata: Partial<ObjectMeta> = {}, spec: object = {}): ClusterObject {
  return object(name, { metadata, spec: { containers: [app()], ...spec } })
}

/** A pod whose only container is a proxy. */
export function lonePod(name: string, metadata: Partial<ObjectMeta>, version = '1.31.1'): ClusterObject {
  return object(name, { metadata, spec: { containers: [proxy(version)] } })
}

export function namespace(name: string, labels: Readonly<Record<string, string>>): ClusterObject {
  return object(name, { metadata: { namespace: '', labels } })
}

/** What istiod says of a proxy that has taken everything. */
export function syncOf(name: string, told: Partial<KnownProxy> = {}): KnownProxy {
  return {
    namespace: 'shop',
    name,
    cluster: null,
    type: 'sidecar',
    proxyVersion: null,
    istioVersion: null,
    istiod: 'istiod-1',
    states: { cds: 'synced', lds: 'synced', rds: 'synced', eds: 'synced', ecds: 'never-sent' },
    ...told,
  }
}
