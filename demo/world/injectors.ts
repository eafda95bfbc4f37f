import type { WorldBuilder } from './builder'

type Requirement = readonly [key: string, operator: 'In' | 'NotIn' | 'DoesNotExist', ...values: string[]]

const REV = 'istio.io/rev'
const SWITCH = 'istio-injection'
const WISH = 'sidecar.istio.io/inject'

/** What the installation gives istiod of the default revision to inject proxies with, and the tag `prod` that stands for it. */
export function addInjectors(world: WorldBuilder): void {
  const byRevision = (revision: string): readonly object[] => [
    webhook(
      'rev.namespace',
      [
        [REV, 'In', revision],
        [SWITCH, 'DoesNotExist'],
      ],
      [[WISH, 'NotIn', 'false']],
    ),
    webhook(
      'rev.object',
      [
        [REV, 'DoesNotExist'],
        [SWITCH, 'DoesNotExist'],
      ],
      [
        [WISH, 'NotIn', 'false'],
        [REV, 'In', revision],
      ],
    ),
  ]
  const add = (name: string, labels: Readonly<Record<string, string>>, webhooks: readonly object[]): void => {
    const head = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration', name }
    world.add({ ...head, labels: { app: 'sidecar-injector', [REV]: 'default', ...labels } }, { webhooks })
  }
  add('istio-sidecar-injector', {}, [
    ...byRevision('default'),
    webhook('namespace', [[SWITCH, 'In', 'enabled']], [[WISH, 'NotIn', 'false']]),
    webhook(
      'object',
      [
        [SWITCH, 'DoesNotExist'],
        [REV, 'DoesNotExist'],
      ],
      [
        [WISH, 'In', 'true'],
        [REV, 'DoesNotExist'],
      ],
    ),
  ])
  add('istio-revision-tag-prod', { 'istio.io/tag': 'prod' }, byRevision('prod'))
}

function webhook(name: string, namespaces: readonly Requirement[], objects: readonly Requirement[]): object {
  return {
    name: `${name}.sidecar-injector.istio.io`,
    admissionReviewVersions: ['v1'],
    clientConfig: { service: { name: 'istiod', namespace: 'istio-system', path: '/inject', port: 443 } },
    failurePolicy: 'Fail',
    namespaceSelector: selectorOf(namespaces),
    objectSelector: selectorOf(objects),
    reinvocationPolicy: 'Never',
    rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], scope: '*' }],
    sideEffects: 'None',
    timeoutSeconds: 10,
  }
}

function selectorOf(requirements: readonly Requirement[]): object {
  return {
    matchExpressions: requirements.map(([key, operator, ...values]) => {
      return { key, operator, ...(values.length === 0 ? {} : { values }) }
    }),
  }
}
