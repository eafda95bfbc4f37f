import type { CheckDoc } from './check-doc'

/** Gateways of Istio, and the Gateway API. */
export const GATEWAY_DOCS: Readonly<Record<string, CheckDoc>> = {
  'gateway/conflicting-host': {
    meaning: 'Two servers serve the same host at the same port of the same proxies. Only one of them is used.',
    wrong: `{selector: {istio: ingressgateway}, servers: [{hosts: ["*"], port: {number: 80}}]}
---
{selector: {istio: ingressgateway}, servers: [{hosts: [a.com], port: {number: 80}}]}`,
    right: `{selector: {istio: ingressgateway}, servers: [{hosts: [b.com], port: {number: 80}}]}
---
{selector: {istio: ingressgateway}, servers: [{hosts: [a.com], port: {number: 80}}]}`,
    remedy: 'Serve each host in one place, or limit hosts to a namespace: shop/a.com.',
  },
  'gateway/port-not-on-service': {
    meaning: 'No Service in front of the proxies has the port, so nobody gets in by it.',
    wrong: 'port: {number: 8443, name: https, protocol: HTTPS}',
    right: 'port: {number: 443, name: https, protocol: HTTPS}',
    remedy: 'Add the port to the Service of the gateway, or use one that it has.',
  },
  'gateway/credential-not-found': {
    meaning: 'The proxies look for the Secret in their own namespace, and there is none of that name. TLS is refused.',
    wrong: 'tls: {mode: SIMPLE, credentialName: shop-tls} # the Secret is in shop',
    right: `kind: Secret
metadata: {name: shop-tls, namespace: istio-system}`,
    remedy: 'Create the Secret in the namespace of the pods of the gateway.',
  },
  'gateway/credential-invalid': {
    meaning:
      'The Secret has no certificate with its key, a certificate that cannot be read, or one that has expired or is not valid yet.',
    wrong: 'data: {ca.crt: …}',
    right: 'data: {tls.crt: …, tls.key: …}',
    remedy: 'Renew the certificate, and store it as tls.crt with tls.key.',
  },
  'gateway/duplicate-certificate': {
    meaning:
      'Two Gateways of the same proxies serve the same certificate. Browsers reuse a connection for hosts of both and then get 404.',
    wrong: `{servers: [{hosts: [a.example.com], tls: {credentialName: wildcard}}]}
---
{servers: [{hosts: [b.example.com], tls: {credentialName: wildcard}}]}`,
    right: '{servers: [{hosts: ["*.example.com"], tls: {credentialName: wildcard}}]}',
    remedy: 'Serve the hosts of one certificate by one Gateway, or use a certificate for each.',
  },
  'gateway/invalid-name': {
    meaning: 'The name of the Gateway has a dot, which the names of its servers cannot have.',
    wrong: 'metadata: {name: edge.public}',
    right: 'metadata: {name: edge-public}',
    remedy: 'Choose a name without dots.',
  },
  'gateway/invalid-servers': {
    meaning: 'The Gateway has no server, or servers that share a name.',
    wrong: 'servers: []',
    right: 'servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]',
    remedy: 'Add a server, and name each one differently.',
  },
  'gateway/invalid-port': {
    meaning:
      'The port of a server has no name, a number out of range, or an unknown protocol, or two ports share a name.',
    wrong: 'port: {number: 80, protocol: WEB}',
    right: 'port: {number: 80, name: http, protocol: HTTP}',
    remedy: 'Write number, name and protocol: HTTP, HTTPS, GRPC, HTTP2, MONGO, TCP or TLS.',
  },
  'gateway/invalid-tls': {
    meaning:
      'TLS of the server does not fit its protocol, or misses what its mode needs: a credential, files, or a certificate authority.',
    wrong: '{port: {protocol: HTTPS}, tls: {mode: SIMPLE}}',
    right: '{port: {protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}}',
    remedy: 'Complete tls as the finding says.',
  },
  'gateway/invalid-bind': {
    meaning: 'The address to listen on is none.',
    wrong: 'bind: 0.0.0',
    right: 'bind: 0.0.0.0',
    remedy: 'Write an IP address, or unix:// with an absolute path.',
  },
  'gateway/invalid-host': {
    meaning:
      'The host is empty or impossible. It is a DNS name, maybe with "*." before it, maybe with namespace/ before that.',
    wrong: 'hosts: ["a.*.com"]',
    right: 'hosts: ["shop/*.example.com"]',
    remedy: 'Correct the host.',
  },
  'kubernetes-gateway/class-unknown': {
    meaning: 'No GatewayClass of Istio has this name, so Istio does not serve the Gateway.',
    wrong: 'gatewayClassName: itsio',
    right: 'gatewayClassName: istio',
    remedy: 'Use a class of Istio; a class of another controller is only pointed out.',
  },
  'kubernetes-gateway/duplicate-listener': {
    meaning: 'Another Gateway has a listener with the same host, port and protocol.',
    wrong: 'listeners: [{hostname: a.com, port: 80, protocol: HTTP}] # twice',
    right: 'listeners: [{hostname: b.com, port: 80, protocol: HTTP}]',
    remedy: 'Serve each host by one Gateway.',
  },
  'kubernetes-gateway/duplicate-address': {
    meaning: 'Another Gateway asks for the same address.',
    wrong: 'addresses: [{type: IPAddress, value: 10.0.0.5}] # twice',
    right: 'addresses: [{type: IPAddress, value: 10.0.0.6}]',
    remedy: 'Give each Gateway its own address.',
  },
  'kubernetes-gateway/listener-not-unique': {
    meaning: 'Two listeners of the Gateway have the same host, port and protocol. Neither is accepted.',
    wrong: `- {name: a, port: 80, protocol: HTTP}
- {name: b, port: 80, protocol: HTTP}`,
    right: `- {name: a, port: 80, protocol: HTTP, hostname: a.com}
- {name: b, port: 80, protocol: HTTP, hostname: b.com}`,
    remedy: 'Let host, port or protocol differ.',
  },
  'kubernetes-gateway/negative-condition': {
    meaning: 'The controller says that it did not accept or program the Gateway, or one of its listeners.',
    wrong: 'status: {conditions: [{type: Programmed, status: "False"}]}',
    right: 'status: {conditions: [{type: Programmed, status: "True"}]}',
    remedy: 'Do what the reason and the message of the condition say.',
  },
  'reference-grant/from-namespace-not-found': {
    meaning: 'The grant is for a namespace that does not exist.',
    wrong: 'from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shpo}]',
    right: 'from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}]',
    remedy: 'Correct the namespace, or remove the grant.',
  },
}
