import type { Phrase, Scene } from './sentence'
import { sayFault } from './say-fault'
import { sayLabels } from './say-labels'
import { sayMatches } from './say-matches'
import { sayMirror } from './say-mirror'
import { sayMtls } from './say-mtls'
import { sayNames } from './say-names'
import { sayOutlierDetection } from './say-outlier-detection'
import { sayPodTemplate } from './say-pod-template'
import { sayPolicyRules } from './say-policy'
import { sayShares } from './say-shares'
import { sayTimeout } from './say-timeout'

/** `#` stands for any index. */
const PHRASES: readonly (readonly [kinds: readonly string[] | 'any', place: string, phrase: Phrase])[] = [
  [['VirtualService'], 'spec/http/#/route', sayShares],
  [['VirtualService'], 'spec/tcp/#/route', sayShares],
  [['VirtualService'], 'spec/tls/#/route', sayShares],
  [['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'], 'spec/rules/#/backendRefs', sayShares],
  [['VirtualService'], 'spec/http/#/match', sayMatches],
  [['HTTPRoute', 'GRPCRoute'], 'spec/rules/#/matches', sayMatches],
  [['VirtualService'], 'spec/http/#/timeout', sayTimeout],
  [['HTTPRoute'], 'spec/rules/#/timeouts/request', sayTimeout],
  [['VirtualService'], 'spec/http/#/fault', sayFault],
  [['VirtualService'], 'spec/http/#/mirror', sayMirror],
  [['VirtualService'], 'spec/hosts', sayNames],
  [['VirtualService'], 'spec/gateways', sayNames],
  [['HTTPRoute', 'GRPCRoute', 'TLSRoute'], 'spec/hostnames', sayNames],
  [['DestinationRule'], 'spec/trafficPolicy/outlierDetection', sayOutlierDetection],
  [['DestinationRule'], 'spec/subsets/#/trafficPolicy/outlierDetection', sayOutlierDetection],
  [['PeerAuthentication'], 'spec/mtls', sayMtls],
  [['AuthorizationPolicy'], 'spec/rules', sayPolicyRules],
  ['any', 'metadata/labels', sayLabels],
  ['any', 'metadata/annotations', sayLabels],
  [['Deployment', 'StatefulSet', 'DaemonSet'], 'spec/template/metadata', sayPodTemplate],
]

/** The phrase for this place of this kind, if there is one. */
export function findPhrase({ kind, at }: Scene): Phrase | undefined {
  const place = at.map((step) => (typeof step === 'number' ? '#' : step)).join('/')
  return PHRASES.find(([kinds, each]) => each === place && (kinds === 'any' || kinds.includes(kind)))?.[2]
}
