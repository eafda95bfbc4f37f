import type { CheckDoc } from './check-doc'

/** Policies of security among the objects of their mesh. */
export const SECURITY_DOCS: Readonly<Record<string, CheckDoc>> = {
  'authorization-policy/source-namespace-not-found': {
    meaning: 'The rule is about requests from a namespace that does not exist, so it matches none.',
    wrong: 'source: {namespaces: [fornt]}',
    right: 'source: {namespaces: [front]}',
    remedy: 'Correct the namespace, or remove it from the rule.',
  },
  'authorization-policy/method-unknown': {
    meaning: 'HTTP has no such method, so the rule never matches. gRPC uses POST.',
    wrong: 'operation: {methods: [FETCH]}',
    right: 'operation: {methods: [GET]}',
    remedy: 'Write methods in capital letters, such as GET or POST.',
  },
  'authorization-policy/host-not-found': {
    meaning: 'The host looks like a name of this cluster, and there is no such Service.',
    wrong: 'operation: {hosts: [wbe]}',
    right: 'operation: {hosts: [web.shop.svc.cluster.local]}',
    remedy: 'Write the Host header that clients send, or correct the name.',
  },
  'authorization-policy/needs-mtls': {
    meaning:
      'The rule asks who the peer is, which only mTLS tells. Without it an ALLOW rule matches nobody, and a DENY rule lets everybody pass.',
    wrong: `source: {principals: [cluster.local/ns/front/sa/web]} # mTLS is off here`,
    right: `kind: PeerAuthentication
spec: {mtls: {mode: STRICT}}`,
    remedy: 'Switch mTLS on for the workloads, or match by something else.',
  },
  'authorization-policy/principal-not-found': {
    meaning: 'No ServiceAccount of the mesh has this principal, so the rule matches nobody.',
    wrong: 'source: {principals: [cluster.local/ns/front/sa/wbe]}',
    right: 'source: {principals: [cluster.local/ns/front/sa/web]}',
    remedy: 'Write trust domain, namespace and ServiceAccount: cluster.local/ns/NAMESPACE/sa/ACCOUNT.',
  },
  'authorization-policy/principal-remote': {
    meaning: 'The principal is one of another cluster of the mesh. This is said so that nobody looks for it here.',
    wrong: 'source: {principals: [cluster.local/ns/west/sa/web]}',
    right: 'source: {principals: [cluster.local/ns/west/sa/web]} # meant',
    remedy: 'Nothing, if it is meant.',
  },
  'authorization-policy/principal-foreign-trust-domain': {
    meaning: 'The principal is of a trust domain that the mesh does not know.',
    wrong: 'source: {principals: [old.example/ns/front/sa/web]}',
    right: 'source: {principals: [cluster.local/ns/front/sa/web]}',
    remedy: 'Correct the trust domain, or add it to trustDomainAliases of the mesh.',
  },
  'peer-authentication/strict-without-mesh-rule': {
    meaning:
      'Servers of the whole mesh expect mTLS, automatic mTLS is off, and no DestinationRule makes clients speak it. Requests fail.',
    wrong: 'mtls: {mode: STRICT}',
    right: `kind: DestinationRule
spec: {host: "*.local", trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}`,
    remedy: 'Add the DestinationRule, or switch automatic mTLS on.',
  },
  'peer-authentication/strict-without-namespace-rule': {
    meaning:
      'Servers of the namespace expect mTLS, automatic mTLS is off, and no DestinationRule makes clients speak it. Requests fail.',
    wrong: 'mtls: {mode: STRICT}',
    right: `kind: DestinationRule
spec: {host: "*.shop.svc.cluster.local", trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}`,
    remedy: 'Add the DestinationRule, or switch automatic mTLS on.',
  },
  'peer-authentication/disabled-but-rule-enables': {
    meaning:
      'Servers of the namespace speak plain text, and a DestinationRule makes clients speak mTLS. Requests fail.',
    wrong: '{mtls: {mode: DISABLE}} # a DestinationRule says ISTIO_MUTUAL',
    right: 'mtls: {mode: PERMISSIVE}',
    remedy: 'Let both say the same.',
  },
  'peer-authentication/mesh-disabled-but-rule-enables': {
    meaning:
      'Servers of the whole mesh speak plain text, and a DestinationRule makes all clients speak mTLS. Requests fail.',
    wrong: '{mtls: {mode: DISABLE}} # a DestinationRule for *.local says ISTIO_MUTUAL',
    right: 'mtls: {mode: PERMISSIVE}',
    remedy: 'Let both say the same.',
  },
  'authorization-policy/invalid-action': {
    meaning:
      'Action, provider and rules do not fit: CUSTOM needs a provider and others have none; AUDIT, DENY and CUSTOM need rules.',
    wrong: '{action: DENY}',
    right: '{action: DENY, rules: [{to: [{operation: {paths: [/admin]}}]}]}',
    remedy: 'Complete the policy as the finding says.',
  },
  'authorization-policy/invalid-rule': {
    meaning: 'A part of the rule is empty. An empty source, operation or condition never means "all".',
    wrong: 'rules: [{from: [{source: {}}]}]',
    right: 'rules: [{from: [{source: {namespaces: [front]}}]}]',
    remedy: 'Fill the part, or remove it.',
  },
  'authorization-policy/invalid-value': {
    meaning:
      'A value of the rule has a form that it cannot have, such as an address that is none or a port out of range.',
    wrong: 'source: {ipBlocks: [10.0.0.0/33]}',
    right: 'source: {ipBlocks: [10.0.0.0/24]}',
    remedy: 'Correct the value as the finding says.',
  },
  'authorization-policy/invalid-condition': {
    meaning: 'The condition has an unknown key, no values, or values that the key cannot have.',
    wrong: 'when: [{key: request.header, values: [a]}]',
    right: 'when: [{key: "request.headers[x-team]", values: [a]}]',
    remedy: 'Use a key that Istio knows, and values or notValues.',
  },
  'authorization-policy/invalid-custom-rule': {
    meaning: 'A rule with the action CUSTOM uses a field that external authorizers cannot be chosen by.',
    wrong: 'rules: [{from: [{source: {requestPrincipals: ["*"]}}]}] # CUSTOM',
    right: 'rules: [{to: [{operation: {paths: [/admin/*]}}]}]',
    remedy: 'Match by what is known before authentication: paths, hosts, addresses.',
  },
  'authorization-policy/invalid-deny-tcp': {
    meaning: 'A DENY rule names attributes of HTTP only. TCP has none of them, so all TCP traffic is denied as well.',
    wrong: 'operation: {methods: [GET]}',
    right: 'operation: {methods: [GET], ports: ["8080"]}',
    remedy: 'Name the ports that speak HTTP as well.',
  },
  'peer-authentication/invalid-port-level': {
    meaning:
      'Modes for ports need a selector, at least one port, and ports between 1 and 65535, those of the workload.',
    wrong: '{portLevelMtls: {"8080": {mode: DISABLE}}}',
    right: '{selector: {matchLabels: {app: web}}, portLevelMtls: {"8080": {mode: DISABLE}}}',
    remedy: 'Add a selector, or remove the modes for ports.',
  },
  'request-authentication/invalid-jwt-rule': {
    meaning:
      'The rule cannot verify a token: issuer or keys are missing, or one of its fields has an impossible value.',
    wrong: 'jwtRules: [{audiences: [web]}]',
    right: 'jwtRules: [{issuer: https://example.com, jwksUri: https://example.com/keys, audiences: [web]}]',
    remedy: 'Name the issuer, and jwksUri or jwks with public keys.',
  },
}
