import type { GatewayText, RoutingObjectText, ServiceRouting } from '@/lib/url/routing-types'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { type NewTarget, newTarget } from './new-target'
import { type MadeKind, madeKinds, type WizardKind, wizardKinds } from './wizard-form'
import type { WizardId } from './wizard-ids'

/** An object on which a wizard can act. */
export interface WizardTarget extends NewTarget {
  readonly isNew: boolean
  /** Why nothing of it can be changed here; null: it can be. */
  readonly refusal:
    { readonly why: 'generated' | 'unreadable' } | { readonly why: 'right'; readonly right: string } | null
  /** What is made along with it. */
  readonly also?: NewTarget
}

/**
 * Why a wizard has nothing to act on. `absent`: the cluster does not serve the kind · `gatewayApi`: routes of the Gateway API route the
 * service, which have no such thing · `notHttp`: rules about HTTP do not act on its ports · `notKnown`:
 * objects could not be read, so that a new one might stand against one of them.
 */
export type WizardRefusal = 'absent' | 'gatewayApi' | 'notHttp' | 'notKnown'

export interface WizardTargets {
  /** Existing ones first, whoever wrote them, then the one that would be made. Gateways are those that its routes name. */
  readonly targets: readonly WizardTarget[]
  /** Where there is no target. */
  readonly refusal: WizardRefusal | null
}

/** What a wizard can act on, for a service: every object that is about it, and a new one where none is. */
export function chooseTargets(wizard: WizardId, routing: ServiceRouting): WizardTargets {
  const kinds = wizardKinds(wizard)
  // A gateway serves many services: a new one is always possible.
  const isGateway = wizard === 'gateway'
  const existing = isGateway
    ? routing.gateways.map((gateway) => toTarget(gateway))
    : routing.objects.filter((object) => isOf(kinds, object)).map((object) => toTarget(object))
  const isAbout = !isGateway && routing.objects.some((object) => isOf(kinds, object) && isOwn(object))
  const refusal = isAbout ? null : refuse(wizard, routing)
  const made = isAbout || refusal !== null ? [] : [makeTarget(wizard, routing)]
  return { targets: [...existing, ...made], refusal: existing.length === 0 ? refusal : null }
}

function isOf(kinds: readonly WizardKind[], { kind }: RoutingObjectText): boolean {
  return kinds.some((one) => one === kind)
}

/** It is about this service and not about many: another one would stand against it. */
function isOwn({ through }: RoutingObjectText): boolean {
  return through.by === 'parent' || (through.by === 'host' && !through.host.includes('*'))
}

function toTarget({
  kind,
  namespace,
  name,
  text,
  generated,
  missingRight,
}: RoutingObjectText | GatewayText): WizardTarget {
  const right = missingRight === null ? null : { why: 'right' as const, right: missingRight }
  const unreadable = readYamlRecord(text) === undefined ? { why: 'unreadable' as const } : null
  const refusal = generated ? { why: 'generated' as const } : (unreadable ?? right)
  return { kind: asWizardKind(kind), namespace, name, text, isNew: false, refusal }
}

function asWizardKind(kind: (RoutingObjectText | GatewayText)['kind']): WizardKind {
  // Objects of other kinds are left out before.
  return kind === 'tcproutes.gateway.networking.k8s.io' || kind === 'tlsroutes.gateway.networking.k8s.io'
    ? 'httproutes.gateway.networking.k8s.io'
    : kind
}

function makeTarget(wizard: WizardId, routing: ServiceRouting): WizardTarget {
  const kind = kindOfNew(wizard, routing)
  const lacks = routing.createRights.find((right) => right.kind === kind)?.missingRight ?? null
  const target = newTarget(kind, routing)
  const route =
    wizard === 'gateway' ? newTarget('httproutes.gateway.networking.k8s.io', routing, target.name) : undefined
  return {
    ...target,
    isNew: true,
    refusal: lacks === null ? null : { why: 'right', right: lacks },
    ...(route === undefined ? {} : { also: route }),
  }
}

/** What the service's routes already use, where the wizard knows both. */
function kindOfNew(wizard: WizardId, routing: ServiceRouting): MadeKind {
  const [first = 'virtualservices.networking.istio.io', ...others] = madeKinds(wizard)
  if (wizard === 'gateway') return 'gateways.gateway.networking.k8s.io'
  const other = others.find((kind) => kind === 'httproutes.gateway.networking.k8s.io')
  return routing.newRoute.api === 'gateway-api' && other !== undefined ? other : first
}

function refuse(wizard: WizardId, routing: ServiceRouting): WizardRefusal | null {
  const kind = kindOfNew(wizard, routing)
  if (routing.absent.some((absent) => absent === kind)) return 'absent'
  const [{ ports }] = routing.services
  if (wizard !== 'circuit-breaking' && ports.length > 0 && ports.every(({ protocol }) => isRaw(protocol)))
    return 'notHttp'
  const isIstio = kind === 'virtualservices.networking.istio.io'
  if (isIstio && routing.newRoute.api === 'gateway-api' && routing.newRoute.because === 'routes') return 'gatewayApi'
  return routing.unread.some((unread) => unread === kind) ? 'notKnown' : null
}

const RAW: ReadonlySet<string> = new Set(['TCP', 'TLS', 'MONGO', 'MYSQL', 'REDIS', 'HTTPS', 'UDP'])

/** Without a protocol it is sniffed, and mostly HTTP. */
function isRaw(protocol: string | null): boolean {
  return protocol !== null && RAW.has(protocol)
}
