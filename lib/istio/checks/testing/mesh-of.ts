import { deployment, namespace, pod, service, wire } from './objects'

const VS = 'virtualservices.networking.istio.io'
const DR = 'destinationrules.networking.istio.io'

/** A mesh of about so many objects, in the mixture of config-checks.md 5.2; one in fifty is wrong somewhere. */
export function meshOf(objects: number): readonly object[] {
  const part = Math.max(2, Math.round(objects / 4))
  const spaces = Math.max(2, Math.round(objects / 100))
  const place = (i: number): string => `ns-${i % spaces}`
  const all: object[] = [
    namespace('istio-system'),
    ...Array.from({ length: spaces }, (_, i) => namespace(`ns-${i}`, i % 5 === 0 ? { 'istio.io/dataplane-mode': 'ambient' } : { 'istio-injection': 'enabled' })), // prettier-ignore
    wire('configmaps', 'istio-system/istio', undefined, { data: { mesh: 'rootNamespace: istio-system\n' } }),
    wire('sidecars.networking.istio.io', 'ns-1/default', { egress: [{ hosts: ['./*', 'istio-system/*', 'ns-0/*'] }] }),
  ]
  for (let i = 0; i < part; i += 1) {
    const labels = { app: `app-${i}`, version: 'v1' }
    all.push(
      service(`${place(i)}/app-${i}`, { app: `app-${i}` }, [80, 9090]),
      deployment(`${place(i)}/app-${i}`, labels),
    )
    for (let j = 0; j < 3; j += 1) all.push(pod(`${place(i)}/app-${i}-${j}`, labels, `app-${i}`))
  }
  for (let i = 0; i < objects * 0.2; i += 1) all.push(virtualService(i, place(i)))
  for (let i = 0; i < objects * 0.15; i += 1) {
    const subsets = [{ name: 'v1', labels: { version: i % 50 === 0 ? 'v9' : 'v1' } }]
    const host = i % 20 === 0 ? `app-${i}` : `app-${i}.${place(i)}.svc.cluster.local`
    all.push(wire(DR, `${place(i)}/rule-${i}`, { host, subsets, trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } }))
  }
  for (let i = 0; i < objects * 0.05; i += 1) all.push(gateway(i, place(i)))
  for (let i = 0; i < objects * 0.1; i += 1) all.push(policy(i, place(i)))
  return all
}

function virtualService(i: number, namespaceOf: string): object {
  const host = i % 50 === 1 ? `gone-${i}` : `app-${i}`
  const destination = { host, subset: 'v1', port: { number: 80 } }
  const http = [
    { match: [{ uri: { prefix: '/a' } }, { uri: { prefix: '/b' } }], route: [{ destination, weight: 100 }] },
    {
      route: [
        { destination, weight: 90 },
        { destination: { ...destination, subset: 'v1' }, weight: 10 },
      ],
    },
  ]
  const gateways = i % 4 === 0 ? { gateways: ['mesh', `gateway-${i % 100}`] } : {}
  return wire(VS, `${namespaceOf}/route-${i}`, { hosts: [`app-${i}`, `h${i}.example.com`], http, ...gateways })
}

function gateway(i: number, namespaceOf: string): object {
  const servers = [{ port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts: [`h${i}.example.com`], tls: { mode: 'SIMPLE', credentialName: `c-${i}` } }] // prettier-ignore
  return wire('gateways.networking.istio.io', `${namespaceOf}/gateway-${i}`, { selector: { app: `app-${i}` }, servers })
}

function policy(i: number, namespaceOf: string): object {
  if (i % 3 === 0) {
    const mtls = { mode: i % 2 === 0 ? 'STRICT' : 'PERMISSIVE' }
    return wire('peerauthentications.security.istio.io', `${namespaceOf}/pa-${i}`, { selector: { matchLabels: { app: `app-${i}` } }, mtls }) // prettier-ignore
  }
  const source = { principals: [`cluster.local/ns/${namespaceOf}/sa/default`, '*/sa/*'], namespaces: [namespaceOf] }
  const rules = [{ from: [{ source }], to: [{ operation: { methods: ['GET', 'P*'], hosts: [`app-${i}`] } }] }]
  return wire('authorizationpolicies.security.istio.io', `${namespaceOf}/ap-${i}`, { selector: { matchLabels: { app: `app-${i}` } }, rules }) // prettier-ignore
}
