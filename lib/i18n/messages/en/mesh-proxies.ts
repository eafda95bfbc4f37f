import type { ProxyIssue } from '@/lib/control-plane/proxies/filter-proxies'
import type { ProxyNeed, ProxyType, Skew } from '@/lib/control-plane/proxies/model'
import type { SyncState, XdsType } from '@/lib/ports/istiod'

/** The tab about proxies of the Mesh page: how far istiod has brought them, how old they are, what they lack. */
export const meshProxies = {
  title: 'Proxies',
  waitingFor: 'the proxies of the mesh',
  none: {
    title: 'No proxies',
    text: 'No pod in the namespaces that you may see has a proxy of Istio, or asks for one.',
  },
  find: 'Find a pod, workload or istiod',
  count: '{shown, number} of {total, number}',
  hidden: '{count, plural, one {# proxy is} other {# proxies are}} in namespaces that you may not see.',
  noControlPlane: 'You may not see a namespace of a control plane: nobody tells the versions that proxies should have.',
  filters: 'Show only',
  issues: {
    'out-of-sync': 'Out of sync',
    version: 'Version differs',
    restart: 'Restart needed',
    missing: 'No sidecar',
  } satisfies Record<ProxyIssue, string>,
  issueCount: '{issue} · {count, number}',
  versions: 'Versions',
  version: '{version} · {count, number}',
  noVersion: 'no version',
  namespace: 'Namespace',
  revision: 'Revision',
  any: 'Any',
  filtered: '{count, plural, one {# row is} other {# rows are}} hidden by the filters.',
  clear: 'Clear the filters',
  unsorted: 'What needs somebody first',
  sync: {
    unknown: 'How far proxies are is not known.',
    partial: 'How far some proxies are is not known.',
    role: 'A role that lets one ask',
  },
  columns: {
    pod: 'Pod',
    namespace: 'Namespace',
    workload: 'Workload',
    type: 'Type',
    needs: 'Needs',
    connection: 'Configuration',
    version: 'Version',
    revision: 'Revision',
    istiod: 'istiod',
    age: 'Age',
    cds: 'CDS',
    lds: 'LDS',
    rds: 'RDS',
    eds: 'EDS',
    ecds: 'ECDS',
  },
  hints: {
    connection: 'Whether the proxy has taken what istiod sent last',
    needs: 'What its labels ask for and it does not have',
    cds: 'Clusters: the services that it can call',
    lds: 'Listeners: the ports that it serves',
    rds: 'Routes',
    eds: 'Endpoints: the addresses behind services',
    ecds: 'Extensions: only where something extends it',
  } satisfies Partial<Record<XdsType | 'connection' | 'needs', string>>,
  types: {
    sidecar: 'Sidecar',
    gateway: 'Gateway',
    waypoint: 'Waypoint',
    ztunnel: 'ztunnel',
    none: 'No proxy',
  } satisfies Record<ProxyType, string>,
  states: { synced: 'Synced', stale: 'Stale', 'never-sent': 'Never sent' } satisfies Record<SyncState, string>,
  stateOf: '{type}: {state}',
  skews: {
    same: 'As its istiod',
    patch: 'Another build of the minor version that its istiod {istiod} runs',
    'older-minor': 'One minor version older than its istiod {istiod}: Istio supports that, and no more',
    unsupported:
      'Istio does not support it beside istiod {istiod}: a proxy may be one minor version older, and never newer',
  } satisfies Record<Skew, string>,
  needs: {
    orphan: 'Revision missing',
    missing: 'Sidecar missing',
    revision: 'Other revision',
    version: 'Other version',
    unwanted: 'Sidecar not wanted',
  } satisfies Record<ProxyNeed, string>,
  needsWhy: {
    orphan:
      'Its labels ask for the revision {wanted}, which no control plane runs: a new pod gets no proxy. Switch its namespace to a revision that runs.',
    missing:
      'Its labels ask for a sidecar of the revision {wanted}, and it has none: restart its workload. If it comes back without one, the injector did not answer.',
    revision: 'Its labels ask for the revision {wanted}, and its proxy is of {revision}: restart its workload.',
    version: 'Its proxy is {version}, and its istiod gives {istiod} to new pods: restart its workload.',
    unwanted: 'Nothing asks for a sidecar any more, and it has one: restart its workload to be rid of it.',
  } satisfies Record<ProxyNeed, string>,
  menu: {
    of: 'Actions for {pod}',
    workload: 'Open the workload',
    namespace: 'Open the namespace',
    reading: 'Reading the workload',
    noRestart: 'Nobody restarts this pod: no controller runs it.',
  },
} as const
