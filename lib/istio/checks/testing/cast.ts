import { wire } from './objects'

/** A few objects that most checks of what surrounds the rules are about. */

export const namespace = (name: string, labels: object = {}): object => wire('namespaces', name, undefined, { labels })

/** A pod of the namespace `shop` unless the name says another. */
export const pod = (
  place: string,
  labels: object = {},
  rest: { readonly annotations?: object; readonly spec?: object } = {},
): object =>
  wire(
    'pods',
    place,
    { containers: [{ name: 'app', image: 'app' }], ...rest.spec },
    { labels, ...(rest.annotations === undefined ? {} : { annotations: rest.annotations }) },
  )

export const REDIRECTED = { annotations: { 'ambient.istio.io/redirection': 'enabled' } }
export const PROXY = {
  spec: { containers: [{ name: 'istio-proxy', image: 'proxy' }] },
  annotations: { 'sidecar.istio.io/status': '{"containers":["istio-proxy"]}' },
}

export const deployment = (
  place: string,
  labels: object,
  rest: { readonly labels?: object; readonly template?: object } = {},
): object =>
  wire(
    'deployments.apps',
    place,
    { template: { metadata: { labels }, ...rest.template } },
    rest.labels === undefined ? {} : { labels: rest.labels },
  )

/** A pod as its Deployment makes it. */
export const podOf = (
  owner: string,
  labels: object,
  rest: { readonly annotations?: object; readonly spec?: object } = {},
): object =>
  wire(
    'pods',
    `${owner}-1`,
    { containers: [{ name: 'app', image: 'app' }], ...rest.spec },
    {
      labels,
      annotations: rest.annotations ?? {},
      metadata: { ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: owner, controller: true }] },
    },
  )

export const service = (
  place: string,
  selector: object,
  ports: readonly object[],
  rest: { readonly labels?: object; readonly spec?: object } = {},
): object =>
  wire('services', place, { selector, ports, ...rest.spec }, rest.labels === undefined ? {} : { labels: rest.labels })

/** The mesh's configuration, as YAML that is JSON. */
export const meshConfig = (config: object, networks?: object): object =>
  wire('configmaps', 'istio-system/istio', undefined, {
    data: {
      mesh: JSON.stringify(config),
      ...(networks === undefined ? {} : { meshNetworks: JSON.stringify({ networks }) }),
    },
  })
