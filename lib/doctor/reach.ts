import type { Advice } from './advice/advice'
import type { CauseId } from './causes'
import { configLines, usualAddress } from './config-lines'
import type { SourceEvidence, SourceFailure } from './evidence'
import { clear, found, type Judgement, rows, type Rule, unknown } from './judgement'
import { asSoonAs, PRODUCTS, sourceKind, titleOf } from './source-words'
import { failureCause } from '@/lib/ports/failure-cause'
import { WAITS } from './waits'

/** On the way to an answer, in the order in which they are met: one that is met hides those behind it. */
const WAY = ['S01', 'S02', 'S03', 'S05', 'S04', 'S06', 'S07'] as const
type ReachCause = (typeof WAY)[number]

const TENANT = /\b(org[ _-]?id|tenant)\b/i
/** What Go's servers answer on a port for TLS, in plain text. */
const WANTS_TLS = /HTTP request to an HTTPS server|plain HTTP request was sent to HTTPS port/i
const MARKUP = /html/i

const CLEAR: Readonly<Record<ReachCause, string>> = {
  S01: 'The name of its address resolves.',
  S02: 'Its address answers.',
  S03: 'The connection is trusted.',
  S05: 'It asks for no other tenant.',
  S04: 'It accepts who asks.',
  S06: 'What answers below its path is no page.',
  S07: 'It answers as expected of its type.',
}

/** Which cause explains that a source gave no answer: one of those of the way to it, or S19, over a limit. */
export function reachCause(failure: SourceFailure): CauseId {
  const { code, status, upstream, type, cause } = failure
  if (status === 429 || code === 'too_large') return 'S19'
  if (status === 401 || status === 403) return TENANT.test(upstream ?? '') ? 'S05' : 'S04'
  if (WANTS_TLS.test(upstream ?? '')) return 'S03'
  const details = { ...(status !== null && { status }), ...(cause !== null && { cause }) }
  switch (failureCause({ code, details })) {
    case 'name':
      return 'S01'
    case 'untrusted':
    case 'tls':
      return 'S03'
    case 'foreign':
      return isPage(failure) ? 'S06' : 'S07'
    default:
      return type !== null && MARKUP.test(type) && (status ?? 0) < 500 ? 'S06' : 'S02'
  }
}

/** Something else lives there: a page, nothing, or the way to a login. */
function isPage({ status, type }: SourceFailure): boolean {
  return (
    MARKUP.test(type ?? '') || status === 404 || status === 405 || (status !== null && status >= 300 && status < 400)
  )
}

export const REACH_RULES: readonly Rule<SourceEvidence>[] = WAY.map((cause) => ({
  cause,
  severity: 'error',
  despiteFailure: true,
  judge: (own) => judge(cause, own),
}))

function judge(cause: ReachCause, own: SourceEvidence): Judgement {
  const { source, failure } = own
  if (failure === null) {
    if (source.state === 'off') return unknown(source.message ?? 'It is switched off.')
    return source.state === 'starting' ? unknown(WAITS.first) : clear(CLEAR[cause])
  }
  const named = reachCause(failure)
  if (named === cause) return found(wordsOf(cause, own, failure), evidenceOf(own, failure))
  const passed = named === 'S19' || WAY.indexOf(cause) < WAY.findIndex((one) => one === named)
  return passed ? clear(CLEAR[cause]) : unknown(asSoonAs(source))
}

function evidenceOf({ address, source }: SourceEvidence, failure: SourceFailure) {
  return rows({
    Address: address,
    'HTTP status': failure.status,
    'Content type': failure.type,
    'Error of the connection': failure.cause,
    'Its own words': failure.upstream,
    Since: source.since,
    'Last answer': source.asOf,
  })
}

function wordsOf(cause: ReachCause, { source, tenant }: SourceEvidence, failure: SourceFailure): Advice {
  const { message } = failure
  const url = usualAddress(source)
  const address = url === '' ? null : configLines(source, [`url: ${url}`])
  switch (cause) {
    case 'S01':
      return [message, 'Correct the name, or let Pharos run where DNS knows it. In a cluster the name is SERVICE.NAMESPACE:', address] // prettier-ignore
    case 'S02':
      return [message, ...notAnswering(failure, source, address)]
    case 'S03':
      return [message, ...notTrusted(failure, source)]
    case 'S05':
      return [
        message,
        tenant === null ? 'Name the tenant whose data it is:' : 'It does not know this tenant. Name another one:',
        configLines(source, ['tenant:', '  header: X-Scope-OrgID', '  value: <tenant>']),
      ]
    case 'S04':
      return sourceKind(source) === 'kubernetes'
        ? [message, 'Check the account of the kubeconfig, and that its credentials have not run out:', 'kubectl auth whoami']
        : [message, 'Give Pharos a credential that it accepts:', configLines(source, ['auth:', '  type: bearer', '  token_file: /path/to/token'])] // prettier-ignore
    case 'S06':
      return [message, 'The path of the address is wrong, or a login stands before it. Ask behind the login, with the base path:', address] // prettier-ignore
    case 'S07':
      return [message, `Something other than ${PRODUCTS[source.type]} answers there, or another of its ports. Use its port for HTTP:`, address] // prettier-ignore
  }
}

type Fix = readonly [text: string, snippet: string | null]

function notAnswering({ status, code }: SourceFailure, source: SourceEvidence['source'], address: string | null): Fix {
  const pods = 'kubectl get pods --all-namespaces'
  if (status !== null) return ['It runs, and fails. Its own log says why:', pods]
  if (code === 'upstream_timeout')
    return ['It takes connections, or loses them, and says nothing. See whether it is overloaded, or a NetworkPolicy drops what Pharos sends:', pods] // prettier-ignore
  return [`See that its pods run, that its Service has this port, and that no NetworkPolicy refuses Pharos. Else correct the address of ${titleOf(source)}:`, address] // prettier-ignore
}

function notTrusted({ cause, upstream }: SourceFailure, source: SourceEvidence['source']): Fix {
  if (WANTS_TLS.test(upstream ?? '')) {
    return ['This port wants TLS. Begin the address with https:', configLines(source, ['url: https://…'])]
  }
  if (/^(EPROTO|ERR_SSL_)/.test(cause ?? '')) {
    return ['This port speaks no TLS that we know. If it speaks plain HTTP, begin the address with http:', configLines(source, ['url: http://…'])] // prettier-ignore
  }
  if (sourceKind(source) === 'kubernetes') {
    return ['Let certificate-authority of the kubeconfig name the authority that signed its certificate:', 'kubectl config view --minify'] // prettier-ignore
  }
  return [
    'Name the authority that signed its certificate:',
    configLines(source, ['tls:', '  ca_file: /path/to/ca.crt']),
  ]
}
