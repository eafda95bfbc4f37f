// Manifests of the script, valid on a real server with Istio's and the Gateway API's definitions and istiod's judgement.

interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: Readonly<Record<string, unknown>>
  readonly [field: string]: unknown
}

export function manifest(
  apiVersion: string,
  kind: string,
  metadata: string | Readonly<Record<string, unknown>>,
  rest: object = {},
): Manifest {
  return { apiVersion, kind, metadata: typeof metadata === 'string' ? { name: metadata } : metadata, ...rest }
}

export function virtualService(name: string, weights: readonly number[] = [90, 10]): Manifest {
  const route = weights.map((weight, index) => ({ destination: { host: name, subset: `v${index + 1}` }, weight }))
  return manifest('networking.istio.io/v1', 'VirtualService', name, { spec: { hosts: [name], http: [{ route }] } })
}

export function configMap(name: string, data: Readonly<Record<string, string>> = {}): Manifest {
  return manifest('v1', 'ConfigMap', name, { data })
}

/** With all that a real server would fill in. */
export function deployment(name: string, image = 'web:1'): Manifest {
  return manifest('apps/v1', 'Deployment', name, {
    spec: {
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      selector: { matchLabels: { app: name } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      template: { metadata: { labels: { app: name } }, spec: podSpec(image) },
    },
  })
}

/** With all that a real server would fill in. */
export function pod(name: string, labels: Readonly<Record<string, string>> = { app: 'web' }): Manifest {
  const spec = { ...podSpec('web:1'), enableServiceLinks: true, preemptionPolicy: 'PreemptLowerPriority', priority: 0 }
  return manifest('v1', 'Pod', { name, labels }, { spec })
}

function podSpec(image: string): object {
  return {
    containers: [
      {
        name: 'web',
        image,
        imagePullPolicy: 'IfNotPresent',
        resources: {},
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
      },
    ],
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 0,
  }
}

/** With what a real server would fill in, but for its addresses. */
export function service(name: string, port = 80): Manifest {
  return manifest('v1', 'Service', name, {
    spec: {
      type: 'ClusterIP',
      internalTrafficPolicy: 'Cluster',
      sessionAffinity: 'None',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      selector: { app: name },
      ports: [{ name: 'http', port, protocol: 'TCP', targetPort: port }],
    },
  })
}
