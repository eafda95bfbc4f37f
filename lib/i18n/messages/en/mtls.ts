import type { DoubtReason, FailureReason } from '@/lib/istio/mtls/mtls-edge'

/** What a change of mutual TLS would do. */
export const mtls = {
  title: 'Mutual TLS',
  modes: '{count, plural, one {# workload} other {# workloads}}: {was} → {now}',
  modesOfPort: '{count, plural, one {# workload} other {# workloads}}, port {port}: {was} → {now}',
  sameModes: 'No workload’s mode changes: an older or a narrower policy decides, or nothing is selected.',
  wouldFail:
    '{count, plural, =0 {Nothing that was seen would fail} one {# caller would fail} other {# callers would fail}}',
  alreadyFails: '{count, plural, one {# fails today already} other {# fail today already}}',
  wouldWork: '{count, plural, one {# fails today and would work} other {# fail today and would work}}',
  cannotKnow: 'Of {count, plural, one {# nobody can know} other {# nobody can know}}',
  table: {
    edge: 'Who calls whom',
    rate: 'Rate',
    seen: 'Last seen',
    why: 'Why',
  },
  nobody: 'unknown',
  hidden: 'a caller that you may not see',
  edge: '{from} → {to}',
  graph: 'Show {name} on the graph',
  seen: { minutes: 'in the last 5 minutes', hour: 'in the last hour', day: 'in the last day' },
  why: {
    callerWithoutProxy: 'The caller has no proxy and sends plain text.',
    plainSeen: 'Plain text was seen although the caller has, or had, a proxy: something leads past it.',
    ruleDisables: 'A DestinationRule switches TLS off.',
    ruleSimple: 'A DestinationRule sends TLS without the mesh’s certificate (SIMPLE).',
    autoOff: 'Automatic mutual TLS is off, and no DestinationRule asks for it.',
    plainOnly: 'A DestinationRule insists on mutual TLS, which the server does not take (DISABLE).',
    serverWithoutProxy: 'A DestinationRule insists on mutual TLS, but the server has no proxy.',
    callerUnknown: 'Nobody said who called, nor whether it was encrypted.',
    callerGone: 'The caller is gone, and no server said whether its calls were encrypted.',
    serverGone: 'The server is gone.',
    ports: 'The ports differ in their mode, and the metrics do not tell which one was called.',
    subsets: 'The subsets of a DestinationRule differ in their TLS, and the metrics do not tell which one was called.',
    sourceOnly: 'Only the caller’s proxy reported, which does not know whether the server took it encrypted.',
    ownCertificates:
      'A DestinationRule sends certificates of its own (MUTUAL): whether the server trusts them is not known.',
    simple: 'A DestinationRule sends TLS that the application itself would have to speak (SIMPLE).',
  } satisfies Record<FailureReason | DoubtReason, string>,
  rule: 'Open {name}',
  more: '{count, plural, one {# more} other {# more}}',
  cannotCall:
    'Pods without a proxy could not call what becomes STRICT, seen or not: {names}{count, plural, =0 {} one { and # more workload} other { and # more workloads}}.',
  uncovered:
    'Nothing is enforced at pods without a proxy of their own: {names}{count, plural, =0 {} one { and # more workload} other { and # more workloads}}.',
  looked:
    'Looked at the traffic of the last {hours, plural, one {hour} other {# hours}}. Who did not call in that time is not listed.',
  notLooked: 'Who calls is not known: {reason}',
  partly: 'Some of the traffic is missing: {reason}',
  limited: 'You may not see all namespaces: there may be more callers.',
} as const
