import type { CheckDoc } from './check-doc'

/** Fields that istiod's webhook would refuse or doubt, of kinds of networking. */
export const FIELD_DOCS: Readonly<Record<string, CheckDoc>> = {
  'workload-group/invalid-address': {
    meaning:
      'The group has no template, or its template says what each workload of the group says itself: an address, labels.',
    wrong: 'template: {address: 10.0.0.5, serviceAccount: web}',
    right: 'template: {serviceAccount: web}',
    remedy: 'Leave the address out, and write labels into metadata.labels of the group.',
  },
  'virtual-service/invalid-host': {
    meaning: 'A host is missing, impossible, or listed twice. Where gateways include mesh, "*" alone is not allowed.',
    wrong: 'hosts: ["*"] # for sidecars',
    right: 'hosts: ["*.example.com"]',
    remedy: 'Write DNS names, maybe with "*." before them.',
  },
  'virtual-service/invalid-overlapping-hosts': {
    meaning: 'One host of the list covers another.',
    wrong: 'hosts: ["*.example.com", a.example.com]',
    right: 'hosts: ["*.example.com"]',
    remedy: 'Keep the wider one.',
  },
  'virtual-service/invalid-gateway-name': {
    meaning: 'What stands in gateways can be no name of a Gateway.',
    wrong: 'gateways: ["istio-system/edge/public"]',
    right: 'gateways: [istio-system/edge]',
    remedy: 'Write name, namespace/name or mesh.',
  },
  'virtual-service/invalid-no-routes': {
    meaning: 'The VirtualService has no routes, so it does nothing.',
    wrong: '{hosts: [web]}',
    right: '{hosts: [web], http: [{route: [{destination: {host: web}}]}]}',
    remedy: 'Add http, tls or tcp.',
  },
  'virtual-service/invalid-delegate': {
    meaning:
      'A rule that delegates also says things that only the delegate may say, or a delegate has what it may not.',
    wrong: 'http: [{delegate: {name: a}, route: [{destination: {host: web}}]}]',
    right: 'http: [{match: [{uri: {prefix: /a}}], delegate: {name: a}}]',
    remedy: 'Leave routes, redirects and the like to the delegate.',
  },
  'virtual-service/invalid-route-action': {
    meaning: 'A rule does several things that exclude each other, or nothing at all.',
    wrong: 'http: [{redirect: {uri: /b}, route: [{destination: {host: web}}]}]',
    right: 'http: [{redirect: {uri: /b}}]',
    remedy: 'Use exactly one of route, redirect, directResponse and delegate.',
  },
  'virtual-service/invalid-destination': {
    meaning: 'A destination has no host, or one that is impossible.',
    wrong: 'destination: {subset: v1}',
    right: 'destination: {host: web, subset: v1}',
    remedy: 'Name the host, and a port between 1 and 65535.',
  },
  'virtual-service/invalid-weight': {
    meaning: 'Weights are negative, or all of them are 0.',
    wrong: 'route: [{destination: {host: a}, weight: -5}]',
    right: 'route: [{destination: {host: a}, weight: 5}]',
    remedy: 'Write weights of 0 or more that add up to 100.',
  },
  'virtual-service/invalid-match': {
    meaning:
      'A match is empty or impossible: a regular expression that RE2 does not read, an empty header, fields that exclude each other.',
    wrong: 'match: [{uri: {regex: "(?=a)"}}]',
    right: 'match: [{uri: {prefix: /a}}]',
    remedy: 'Correct the field as the finding says.',
  },
  'virtual-service/invalid-l4-match': {
    meaning: 'A match of tls or tcp has impossible addresses, ports, labels or gateways.',
    wrong: 'match: [{destinationSubnets: [10.0.0.0/40]}]',
    right: 'match: [{destinationSubnets: [10.0.0.0/16]}]',
    remedy: 'Correct the field as the finding says.',
  },
  'virtual-service/invalid-sni-host': {
    meaning: 'A route of tls needs names of servers, and each must be covered by the hosts of the VirtualService.',
    wrong: '{hosts: [a.com], tls: [{match: [{sniHosts: [b.com]}]}]}',
    right: '{hosts: [a.com], tls: [{match: [{sniHosts: [a.com]}]}]}',
    remedy: 'Add the name to hosts, or correct it.',
  },
  'virtual-service/invalid-redirect': {
    meaning: 'The redirect is empty, or has a code or parts that do not go together.',
    wrong: 'redirect: {redirectCode: 200, uri: /b}',
    right: 'redirect: {redirectCode: 301, uri: /b}',
    remedy: 'Use a code of 301, 302, 303, 307 or 308, and a uri or an authority.',
  },
  'virtual-service/invalid-direct-response': {
    meaning: 'The answer has no possible status, or a body that is too long.',
    wrong: 'directResponse: {status: 1000}',
    right: 'directResponse: {status: 503}',
    remedy: 'Use a status between 200 and 599, and a body of at most 1 MB.',
  },
  'virtual-service/invalid-rewrite': {
    meaning: 'The rewrite is empty, or has parts that exclude each other.',
    wrong: 'rewrite: {uri: /a, uriRegexRewrite: {match: /b, rewrite: /c}}',
    right: 'rewrite: {uri: /a}',
    remedy: 'Use uri or uriRegexRewrite; a prefix needs matches by prefix.',
  },
  'virtual-service/invalid-mirror-percentage': {
    meaning: 'The share that is mirrored is not between 0 and 100, or several mirrors are written in two ways.',
    wrong: 'mirrorPercentage: {value: 120}',
    right: 'mirrorPercentage: {value: 20}',
    remedy: 'Write a share between 0 and 100, and either mirror or mirrors.',
  },
  'virtual-service/invalid-fault': {
    meaning: 'The fault is neither a delay nor an abort, or has an impossible share, time or status.',
    wrong: 'fault: {abort: {percentage: {value: 10}}}',
    right: 'fault: {abort: {percentage: {value: 10}, httpStatus: 503}}',
    remedy: 'Name a delay longer than 1 ms, or a status for the abort.',
  },
  'virtual-service/invalid-timeout': {
    meaning: 'The time is none, or negative.',
    wrong: 'timeout: 5 s',
    right: 'timeout: 5s',
    remedy: 'Write a number with a unit: 500ms, 5s, 1m.',
  },
  'virtual-service/invalid-retries': {
    meaning: 'Retries have a negative number, an impossible time, or a condition that Envoy does not know.',
    wrong: 'retries: {attempts: 2, retryOn: 5xxx}',
    right: 'retries: {attempts: 2, retryOn: 5xx}',
    remedy: 'Correct the field; with attempts 0 leave the others out.',
  },
  'virtual-service/invalid-cors': {
    meaning: 'The rules for other origins have an impossible method, header, age or origin.',
    wrong: 'corsPolicy: {allowMethods: [FETCH]}',
    right: 'corsPolicy: {allowMethods: [GET]}',
    remedy: 'Correct the field as the finding says.',
  },
  'virtual-service/invalid-headers': {
    meaning: 'A header has an empty or impossible name, or is one that Envoy needs to route.',
    wrong: 'headers: {request: {remove: [":authority"]}}',
    right: 'headers: {request: {remove: [x-debug]}}',
    remedy: 'Change other headers; the host is changed by rewrite.authority.',
  },
  'destination-rule/invalid-host': {
    meaning: 'The host is missing or impossible.',
    wrong: 'host: "web.*"',
    right: 'host: "*.shop.svc.cluster.local"',
    remedy: 'Write a DNS name, maybe with "*." before it.',
  },
  'destination-rule/invalid-traffic-policy': {
    meaning: 'The traffic policy is empty, or repeats a port.',
    wrong: 'trafficPolicy: {}',
    right: 'trafficPolicy: {loadBalancer: {simple: LEAST_REQUEST}}',
    remedy: 'Say something in it, or remove it.',
  },
  'destination-rule/invalid-outlier-detection': {
    meaning: 'A time or share of outlier detection is impossible.',
    wrong: 'outlierDetection: {maxEjectionPercent: 150}',
    right: 'outlierDetection: {maxEjectionPercent: 50}',
    remedy: 'Use shares between 0 and 100, and times of at least 1 ms.',
  },
  'destination-rule/invalid-connection-pool': {
    meaning: 'The connection pool is empty, or has a negative limit or a time that is too short.',
    wrong: 'connectionPool: {tcp: {maxConnections: -1}}',
    right: 'connectionPool: {tcp: {maxConnections: 100}}',
    remedy: 'Use limits of 0 or more, and times of at least 1 ms.',
  },
  'destination-rule/invalid-load-balancer': {
    meaning:
      'The way to balance is impossible: a cookie without a name, localities that do not add up, times out of range.',
    wrong: 'loadBalancer: {consistentHash: {httpCookie: {ttl: 60s}}}',
    right: 'loadBalancer: {consistentHash: {httpCookie: {name: user, ttl: 60s}}}',
    remedy: 'Complete it as the finding says.',
  },
  'destination-rule/invalid-tls': {
    meaning: 'TLS misses what its mode needs, or names what its mode does not take.',
    wrong: 'tls: {mode: MUTUAL}',
    right: 'tls: {mode: MUTUAL, credentialName: client-cert}',
    remedy: 'MUTUAL needs a client certificate with its key; ISTIO_MUTUAL takes neither.',
  },
  'destination-rule/invalid-subset': {
    meaning: 'A subset has no name, or a label that cannot be one.',
    wrong: 'subsets: [{name: v_1, labels: {version: v1}}]',
    right: 'subsets: [{name: v1, labels: {version: v1}}]',
    remedy: 'Give it a name, and labels as Kubernetes allows them.',
  },
  'destination-rule/invalid-duplicate-subset': {
    meaning: 'Two subsets of the rule share a name. Only the first counts.',
    wrong: 'subsets: [{name: v1}, {name: v1}]',
    right: 'subsets: [{name: v1}, {name: v2}]',
    remedy: 'Rename one of them.',
  },
  'service-entry/invalid-host': {
    meaning: 'A host is missing, impossible, or "*" alone.',
    wrong: 'hosts: ["*"]',
    right: 'hosts: ["*.example.com"]',
    remedy: 'Write DNS names, maybe with "*." before them.',
  },
  'service-entry/invalid-port': {
    meaning: 'A port has no name, a number out of range or taken, or an unknown protocol.',
    wrong: 'ports: [{number: 443, protocol: SSL}]',
    right: 'ports: [{number: 443, name: tls, protocol: TLS}]',
    remedy: 'Write number, name and protocol, each name and number once.',
  },
  'service-entry/invalid-resolution': {
    meaning: 'The resolution does not fit the hosts, addresses or endpoints.',
    wrong: '{hosts: ["*.example.com"], resolution: DNS}',
    right: '{hosts: ["*.example.com"], resolution: NONE}',
    remedy: 'STATIC needs endpoints with IP addresses, DNS needs names that can be resolved, NONE has no endpoints.',
  },
  'service-entry/invalid-endpoint': {
    meaning: 'An endpoint has an impossible address, label or port, or names a port that the entry does not have.',
    wrong: '{ports: [{number: 443, name: tls}], endpoints: [{address: 10.0.0.1, ports: {https: 443}}]}',
    right: '{ports: [{number: 443, name: tls}], endpoints: [{address: 10.0.0.1, ports: {tls: 443}}]}',
    remedy: 'Correct the endpoint as the finding says.',
  },
  'service-entry/invalid-tcp-multiple-hosts': {
    meaning: 'The entry has several hosts and a port of plain TCP, by which hosts cannot be told apart.',
    wrong: '{hosts: [a.com, b.com], ports: [{number: 3306, protocol: TCP}]}',
    right: '{hosts: [a.com], ports: [{number: 3306, protocol: TCP}]}',
    remedy: 'Write an entry for each host, with addresses.',
  },
  'sidecar/invalid-empty': {
    meaning: 'The Sidecar says nothing.',
    wrong: 'spec: {}',
    right: 'spec: {egress: [{hosts: ["./*", "istio-system/*"]}]}',
    remedy: 'Name egress, ingress or outboundTrafficPolicy.',
  },
  'sidecar/invalid-egress': {
    meaning: 'A listener for outgoing requests has an impossible port or address, or stands twice.',
    wrong: 'egress: [{hosts: ["./*"]}, {hosts: ["istio-system/*"]}]',
    right: 'egress: [{hosts: ["./*", "istio-system/*"]}]',
    remedy: 'Use one listener without a port, and put it last.',
  },
  'sidecar/invalid-egress-host': {
    meaning: 'A host is not of the form namespace/name.',
    wrong: 'hosts: [web.shop.svc.cluster.local]',
    right: 'hosts: [shop/web.shop.svc.cluster.local]',
    remedy: 'Write namespace/name; "." is the own namespace, "*" all, "~" none.',
  },
  'sidecar/invalid-ingress': {
    meaning: 'A listener for incoming requests has an impossible port, address or endpoint.',
    wrong: 'ingress: [{port: {number: 80, name: http, protocol: HTTP}, defaultEndpoint: "web:8080"}]',
    right: 'ingress: [{port: {number: 80, name: http, protocol: HTTP}, defaultEndpoint: "127.0.0.1:8080"}]',
    remedy: 'Lead to 127.0.0.1, 0.0.0.0, [::1] or a socket.',
  },
  'sidecar/invalid-outbound-policy': {
    meaning: 'The policy for unknown hosts is contradictory: an egress proxy needs the mode ALLOW_ANY.',
    wrong: 'outboundTrafficPolicy: {mode: REGISTRY_ONLY, egressProxy: {host: egress}}',
    right: 'outboundTrafficPolicy: {mode: REGISTRY_ONLY}',
    remedy: 'Remove the proxy, or change the mode.',
  },
}
