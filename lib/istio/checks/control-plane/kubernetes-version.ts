import type { Rule } from '../check'
import { compareVersions, parseVersion } from '../crd/semantic-version'
import type { Finding } from '../finding'
import type { Mesh } from '../model/mesh'
import { quoted } from '../values/quoted'

/** About a cluster, not about an object of it. */
export const VERSION_UNSUPPORTED: Rule = {
  slug: 'mesh/kubernetes-version-unsupported',
  aliases: { IST0142: 'error' },
  severity: 'error',
}

/** The oldest that Istio 1.32 supports. */
const LOWEST = '1.32'

/** A cluster whose API server is older than Istio supports; nothing where its version is not known. */
export function judgeKubernetesVersion({ cluster, options }: Mesh): readonly Finding[] {
  const { kubernetesVersion = '', minKubernetesVersion = LOWEST, severity } = options
  const version = parseVersion(wholeVersion(kubernetesVersion))
  const lowest = parseVersion(wholeVersion(minKubernetesVersion))
  if (version === undefined || lowest === undefined || compareVersions(version, lowest) >= 0) return []
  return [
    {
      check: VERSION_UNSUPPORTED.slug,
      aliases: ['IST0142'],
      severity: severity?.[VERSION_UNSUPPORTED.slug] ?? 'error',
      aliasSeverity: { IST0142: 'error' },
      object: { cluster, kindId: '', kind: 'Cluster', group: '', namespace: '', name: cluster },
      path: '',
      steps: [],
      message: `The API server is of version ${quoted(kubernetesVersion)}; Istio supports ${minKubernetesVersion} and later.`,
      vars: { version: kubernetesVersion, lowest: minKubernetesVersion },
      references: [],
      referenceCount: 0,
      docs: `checks/${VERSION_UNSUPPORTED.slug}`,
      fixes: [{ title: 'Upgrade Kubernetes before Istio.' }],
    },
  ]
}

/** Servers say `v1.33.1-gke.100` or `v1.33.1+k3s1`, people `1.33`: what stands before is compared. */
function wholeVersion(version: string): string {
  const [, major, minor, patch = '0'] = /^v?(\d{1,5})\.(\d{1,5})(?:\.(\d{1,5}))?/.exec(version) ?? []
  return major === undefined || minor === undefined ? '' : `${major}.${minor}.${patch}`
}
