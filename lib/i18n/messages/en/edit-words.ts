import type { SentenceId } from '@/lib/istio/edit/words/sentence'

const WHERE =
  '{where, select, mesh {in the whole mesh} selectedMesh {to {selected} in the whole mesh} selected {to {selected} in {namespace}} other {in {namespace}}}'
const REQUESTS = '{requests, select, all {every request} other {requests with {rules}}} ' + WHERE

/** What a change does, in words; the values come from the two objects alone. */
export const editWords = {
  created: '{kind} {name} is created',
  deleted: '{kind} {name} is deleted',
  added: '{path} added',
  addedValue: '{path} added: {now}',
  removed: '{path} removed',
  changed: '{path}: {was} → {now}',
  moved: '{path}: the order of its items changed',
  shares: '{shares}',
  sharesOfRoute: 'Route {route}: {shares}',
  matches: 'Route {route} now matches {conditions}',
  matchesAll: 'Route {route} now matches every request',
  timeoutAdded: 'Timeout of {target}: none → {now}',
  timeoutChanged: 'Timeout of {target}: {was} → {now}',
  timeoutRemoved: 'Timeout of {target}: {was} → none',
  delayed: 'Fault: {percent, number} % of requests to {target} delayed by {duration}',
  delayRemoved: 'Fault removed: requests to {target} are no longer delayed',
  aborted: 'Fault: {percent, number} % of requests to {target} aborted with {status}',
  abortRemoved: 'Fault removed: requests to {target} are no longer aborted',
  mirrorAdded: '{percent, number} % also sent, as a copy, to {target}',
  mirrorRemoved: 'Mirror to {target} removed',
  ejects: 'Circuit breaker of {target}: eject after {errors, number} consecutive 5xx',
  ejectsNot: 'Circuit breaker of {target} removed: nothing is ejected',
  mtls: 'mTLS of {where, select, mesh {the mesh} other {{scope}}}: {was} → {now}',
  policyDeniesAll: `Policy {name} {change, select, now {now denies} other {no longer denies}} everything ${WHERE}`,
  policyActsOnNone: 'Policy {name} {change, select, now {acts on no request: it has} other {had}} no rules',
  policyAllows: `Policy {name} {change, select, now {now allows} other {no longer allows}} ${REQUESTS}{change, select, now {{requests, select, all {} other {; what no ALLOW policy allows there is denied}}} other {}}`,
  policyDenies: `Policy {name} {change, select, now {now denies} other {no longer denies}} ${REQUESTS}`,
  policyAudits: `Policy {name} {change, select, now {now marks} other {no longer marks}} for the audit ${REQUESTS}`,
  policyAsks: `Policy {name} {change, select, now {now has} other {no longer has}} {provider} decide on ${REQUESTS}`,
  itemsAdded: '{path}: {names} added',
  itemsRemoved: '{path}: {names} removed',
  label:
    '{set, select, labels {Label} annotations {Annotation} podLabels {Pod label} other {Pod annotation}} {key} of {of}: {change, select, added {none → {now}} removed {{was} → none} other {{was} → {now}}}',
  injection:
    'Sidecar injection of {of}: {was, select, on {on} off {off} other {not set}} → {now, select, on {on; pods get it at their next restart} off {off; pods lose it at their next restart} other {not set; pods follow at their next restart}}',
  podInjection:
    'Sidecar injection of {of}: {was, select, on {on} off {off} other {as its namespace says}} → {now, select, on {on} off {off} other {as its namespace says}}',
  revision:
    'Control plane revision of {of}: {change, select, added {none → {now}} removed {{was} → none} other {{was} → {now}}}; pods follow at their next restart',
  ambientJoined: '{of} joins the ambient mesh: ztunnel carries the traffic of its pods without a sidecar, at once',
  ambientLeft: '{of} leaves the ambient mesh: ztunnel no longer carries the traffic of its pods, at once',
  waypoint: 'Waypoint of {of}: {change, select, added {none → {now}} removed {{was} → none} other {{was} → {now}}}',
  podsReplaced: 'The pods of {of} are replaced, a few at a time, for their template changes',
  podsReplacedLater: 'Pods of {of} that run now stay as they are: only pods made later follow the template',
} as const satisfies Record<SentenceId, string>
