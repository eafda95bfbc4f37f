import type { FailureCause } from '@/lib/ports/failure-cause'
import type { ErrorCode } from '@/lib/ports/pharos-error'

/** One sentence for each error code; what the server and the upstream said of the single case stands below it. */
export const errors = {
  source: {
    prometheus: 'Prometheus',
    kubernetes: 'Kubernetes',
    jaeger: 'Jaeger',
    tempo: 'Tempo',
    zipkin: 'Zipkin',
    pharos: 'Pharos',
    other: 'A source',
  },
  bad_request: 'Pharos does not understand this request.',
  unauthenticated: 'Nobody is logged in.',
  forbidden: 'The right to see this is missing.',
  not_found: 'This does not exist, or not any more.',
  conflict: 'Somebody else changed this in the meantime.',
  invalid: 'The values do not fit together.',
  upstream_unavailable: '{source} cannot be reached.',
  upstream_timeout: '{source} did not answer in time.',
  upstream_invalid: '{source} answered with something that is not its API.',
  too_large: 'The answer is larger than the limit.',
  too_many_requests: 'Too many requests at once.',
  read_only: 'Changes are switched off here.',
  internal: 'Pharos failed. This is a defect.',
  offline: 'No connection to Pharos.',
  /** Where the address and the credentials of a source stand. */
  setting: {
    prometheus: 'metrics.stores',
    traces: 'tracing.stores',
    kubernetes: 'clusters.home.kubeconfig_file',
  },
  /** What helps against each cause. */
  remedy: {
    name: 'Nobody knows that name where Pharos runs. Check the host in <setting></setting>, and the DNS there.',
    refused:
      'Nothing accepts connections at that address. Check that {source} runs, and host and port in <setting></setting>.',
    closed:
      'What listens at that address hangs up before it answers: {source} while it starts, the wrong port, or a proxy in between. Check the address in <setting></setting>.',
    noRoute:
      'No route leads there from where Pharos runs. Check the address in <setting></setting>, the network and its firewalls.',
    silent:
      '{source} may be overloaded, or something between drops the connection. Check its load, network policies and firewalls, and the address in <setting></setting>.',
    untrusted:
      'Give Pharos the authority that signed the certificate of {source}, where <setting></setting> names its address.',
    tls: 'One side speaks TLS and the other does not, or not the same. Check http and https, and the port, in <setting></setting>.',
    login:
      'It is Pharos’s own account that is refused. Renew its credentials, or give it the rights: see <setting></setting>.',
    foreign: 'Something else answers there. Check host, port and path in <setting></setting>.',
    busy: '{source} limits how often it is asked. Refresh less often, or raise its limit.',
    failing: '{source} fails by itself. Its own log has the reason.',
  },
} as const satisfies Record<ErrorCode | 'offline', string> & {
  readonly source: Readonly<Record<string, string>>
  readonly setting: Readonly<Record<string, string>>
  readonly remedy: Readonly<Record<FailureCause, string>>
}
