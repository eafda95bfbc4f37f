import type { PlaceRefusal } from '@/lib/istio/wizards/list-places'
import type { LimitHint } from '@/lib/istio/wizards/limit-hints'
import type { RuleWarning } from '@/lib/istio/wizards/warn-rule'
import type { WizardRefusal, WizardTarget } from '@/lib/istio/wizards/choose-targets'
import type { WizardId } from '@/lib/istio/wizards/wizard-ids'

/** Wizards for routes of a service. */
export const wizards = {
  title: '{wizard}: {service}',
  others: 'Wizards',
  mtls: 'Mutual TLS',
  waitingFor: 'what routes the service',
  names: {
    'request-routing': 'Request routing',
    'fault-injection': 'Fault injection',
    'timeouts-retries': 'Timeouts and retries',
    mirroring: 'Mirroring',
    'circuit-breaking': 'Circuit breaking',
    'http-route': 'HTTPRoute',
    'grpc-route': 'GRPCRoute',
    gateway: 'Gateway',
  } satisfies Record<WizardId, string>,
  about: {
    'request-routing': 'Which requests go where: conditions, destinations with weights, redirects and rewrites.',
    'fault-injection': 'Callers’ proxies delay requests or answer them with an error, to see what happens then.',
    'timeouts-retries': 'How long callers wait, and how often a failed request is sent again.',
    mirroring: 'Copies of requests go to another version or service as well.',
    'circuit-breaking': 'Limits of connections, endpoints that fail left out, load balancing and TLS to the service.',
    'http-route': 'A route of the Gateway API, at a gateway or for calls within the mesh.',
    'grpc-route': 'A route of the Gateway API for calls by service and method.',
    gateway:
      'Where requests from outside come in: a gateway that a route of the service names, or a new one with a route.',
  } satisfies Record<WizardId, string>,
  places: 'Where it applies',
  chooseRule: 'Choose a rule or a place',
  newObject: 'New {kind}',
  rule: 'Rule {number, number}',
  named: '{rule} “{name}”',
  host: 'All endpoints',
  subset: 'Subset {name}',
  whole: 'The whole object',
  noRules: 'It has no rule yet.',
  hidden: 'Never reached',
  refusedRule: {
    shape: 'Something else stands here than a rule. Change it in the YAML editor.',
    delegate: 'Another VirtualService goes on from here: act on its rules, or change this one in the YAML editor.',
    answered: 'The proxy answers by itself or sends the caller elsewhere: nothing is called here.',
  } satisfies Record<PlaceRefusal, string>,
  addRule: 'Add a rule',
  before: 'New rule before',
  after: 'New rule after',
  duplicate: 'Duplicate',
  up: 'Move up',
  down: 'Move down',
  remove: 'Remove rule',
  head: 'Object',
  refusedObject: {
    generated: 'A controller makes this object and would undo the change. Change what it is made of.',
    unreadable: 'The text of this object cannot be read as one object of YAML.',
    right: 'You may not do this: {right}.',
  } satisfies Record<NonNullable<WizardTarget['refusal']>['why'], string>,
  refused: {
    absent: 'The cluster does not serve this kind of object.',
    gatewayApi:
      'Routes of the Gateway API route this service. They have no faults, and a VirtualService beside them would take their place. Instead, send the requests that shall fail or wait to a backend that does so: a rule with a condition in the route is enough.',
    notHttp: 'All ports of the service are for connections: rules about requests do not act on them.',
    notKnown: 'Not all objects could be read, so a new one might stand against one of them.',
  } satisfies Record<WizardRefusal, string>,
  refusedTitle: 'This wizard cannot act here',
  openRoute: 'Edit the route',
  writeYaml: 'Write it as YAML',
  openEditor: 'Open in the YAML editor',
  ambient:
    'The pods are reached by ztunnel alone: rules about HTTP do not act until the service or its namespace uses a waypoint.',
  makeWaypoint: 'Make a waypoint',
  limited: 'There may be objects in namespaces that you may not see.',
  more: '{count, plural, one {# more object is} other {# more objects are}} about this service and not shown.',
  meanwhile: 'The object was changed by somebody else meanwhile. The preview merges both, or asks.',
  subsets:
    '{count, plural, one {Subset {names} is} other {Subsets {names} are}} not defined yet. The preview adds {count, plural, one {it} other {them}} to the DestinationRule.',
  warnings: {
    retriesOutlastTimeout:
      '{attempts, number} attempts of {perTry} take longer than the timeout of {timeout}: the last ones are never made.',
    retriesMultiply:
      '{caller} calls this and is itself asked up to {callerAttempts, plural, one {# time} other {# times}} again by VirtualService {route}. With {attempts, plural, one {# retry} other {# retries}} here, one request to it can become {tries, number} requests to this service.',
    delayHitsNobody: 'The delay has no percentage, or 0: it hits no request.',
    abortHitsNobody: 'The abort has no percentage, or 0: it hits no request.',
    mirrorAddsLoad:
      'Answers to copies are thrown away. Copies are load on the mirror and on all that it calls, and write what it writes.',
  } satisfies Record<RuleWarning['id'], string>,
  limits: {
    title: 'Load today',
    requests: 'At most {proxy} requests a second from one caller’s proxy, {all} from all together.',
    turnedAway:
      '{count, plural, =0 {No request was} one {# request was} other {# requests were}} turned away by a limit (flag UO).',
    retriedInVain:
      '{count, plural, =0 {No request} one {# request} other {# requests}} failed after the last attempt (flag URX).',
    doubts:
      'Counted by callers’ proxies over {window}, each number a mean over {step}: shorter bursts are higher. Each proxy holds a limit on its own, for each port and subset; so many proxies let through that much more.',
    unmeasured: 'Not all could be counted: {why}',
    concurrent: 'Highest today: {proxy} at once from one caller’s proxy, {all} from all; estimated, rate × duration.',
    http1:
      'Highest today: {proxy} requests at once from one caller’s proxy, {all} from all; estimated. With HTTP/1.1 each takes a connection, which nobody counts.',
    connections: 'Highest today: {proxy} TCP connections open from one caller’s proxy, {all} from all.',
    none: 'Highest today: nothing was seen.',
    waiting: 'Highest today: cannot be known, Istio’s metrics do not count waiting requests.',
    retries: 'Highest today: cannot be known, Istio’s metrics do not count retries.',
    perConnection: 'Highest today: cannot be known, Istio’s metrics do not count connections of HTTP.',
    allVersions: 'That is of the whole service; the limit is for this subset.',
    below: 'Below today’s highest: requests would wait or be turned away.',
  } satisfies Record<LimitHint['id'], string> & Readonly<Record<string, string>>,
  text: 'Text',
  views: { yaml: 'YAML', difference: 'Difference' },
  label: 'YAML of {kind} {name}',
  preview: 'Preview change',
  discard: 'Start again',
  copy: 'Copy YAML',
  unsaved: 'Not applied yet. It is kept while this tab is open.',
  viewOnly: 'This installation is for viewing only. Copy the YAML instead.',
  badText: 'The text is no object that could be made.',
} as const
