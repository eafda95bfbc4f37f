/** One message that only one of the two has, of the same objects. */
export interface Departure {
  /** The corpus or the world. */
  readonly where: string
  readonly who: 'istioctl' | 'ours'
  /** `CODE Kind namespace/name` */
  readonly said: string
  readonly why: string
}

const MISSING_GATEWAY = 'A gateway that is not there has no hosts to compare with; that it is missing is said already.'
const TOO_DEEP = 'More than 64 levels are refused as a whole, so the fields are not judged one by one.'

/** All differences between istioctl analyze and our codes on the corpora and on the demo's worlds, with our reason. */
export const DEPARTURES: readonly Departure[] = [
  { where: 'routing', who: 'istioctl', said: 'IST0132 VirtualService routing/gateway-not-found', why: MISSING_GATEWAY },
  { where: 'routing', who: 'istioctl', said: 'IST0132 VirtualService routing/old-gateway-name', why: MISSING_GATEWAY },
  { where: 'fields', who: 'istioctl', said: 'IST0132 VirtualService fields/claims-at-gateway', why: MISSING_GATEWAY },
  { where: 'fields', who: 'istioctl', said: 'IST0132 VirtualService fields/claims-in-mesh', why: MISSING_GATEWAY },
  { where: 'fields', who: 'istioctl', said: 'IST0132 VirtualService fields/gateway-name', why: MISSING_GATEWAY },
  {
    where: 'fields',
    who: 'istioctl',
    said: 'IST0133 DestinationRule fields/failover-off',
    why: 'Failover that is switched off needs no outlier detection.',
  },
  {
    where: 'policies',
    who: 'istioctl',
    said: 'IST0127 AuthorizationPolicy ambient/has-a-target',
    why: 'What has targetRefs is for them, and for no workload by its labels.',
  },
  {
    where: 'policies',
    who: 'istioctl',
    said: 'IST0103 Pod rules/finished',
    why: 'A pod that has ended calls nobody any more.',
  },
  {
    where: 'policies',
    who: 'istioctl',
    said: 'IST0174 DestinationRule rules/namespace-wide',
    why: 'A wildcard is for what is under it, and there is a Service.',
  },
  {
    where: 'policies',
    who: 'ours',
    said: 'IST0106 AuthorizationPolicy rules/strange-dry-run',
    why: 'Istiod refuses it on its way in, for its annotation; istioctl reads no annotations of policies.',
  },
  { where: 'hostile', who: 'istioctl', said: 'IST0133 EnvoyFilter constructor/deep', why: TOO_DEEP },
  { where: 'hostile', who: 'ours', said: 'IST0106 EnvoyFilter constructor/deep', why: TOO_DEEP },
]

/** Our codes of which no corpus makes istioctl analyze speak. */
export const NEVER_SAID: Readonly<Record<string, string>> = {
  IST0001: 'an error of the analyser itself',
  IST0136: 'istioctl keeps it to itself, and we have it off',
  IST0142: 'the server is of a version that is supported',
  IST0156: 'it is silent about a definition that serves no version it reads',
  IST0169: 'for upgrades: it is told from which version',
  IST0170: 'for several clusters',
  IST0172: 'it is silent about a definition that serves an old version only',
}
