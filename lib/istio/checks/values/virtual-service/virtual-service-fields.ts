import type { CheckOfObject } from '@/lib/istio/checks/check'
import { fieldCheck } from '../field-check'
import { checkFault, checkMirrorPercentages } from './check-fault'
import { checkGatewayNames, checkHosts, checkOverlappingHosts } from './check-hosts'
import {
  checkCors,
  checkDirectResponse,
  checkHeaders,
  checkRedirect,
  checkRetries,
  checkRewrite,
  checkTimeout,
  eachHttpRule,
} from './check-http-options'
import { checkHttpMatches, checkL4Matches, checkSniHosts } from './check-match'
import {
  checkDelegate,
  checkDestinations,
  checkExportTo,
  checkNoRoutes,
  checkRouteActions,
  checkWeights,
} from './check-routes'

/** config-checks.md 4.3 */
export const virtualServiceFields: CheckOfObject = fieldCheck(
  ['virtualservices.networking.istio.io'],
  'virtual-service',
  {
    delegate: checkDelegate,
    'no-routes': checkNoRoutes,
    host: checkHosts,
    'overlapping-hosts': checkOverlappingHosts,
    'gateway-name': checkGatewayNames,
    weight: checkWeights,
    'route-action': checkRouteActions,
    destination: checkDestinations,
    match: checkHttpMatches,
    'sni-host': checkSniHosts,
    'l4-match': checkL4Matches,
    headers: eachHttpRule(checkHeaders),
    timeout: eachHttpRule(checkTimeout),
    retries: eachHttpRule(checkRetries),
    fault: eachHttpRule(checkFault),
    'mirror-percentage': eachHttpRule(checkMirrorPercentages),
    redirect: eachHttpRule(checkRedirect),
    rewrite: eachHttpRule(checkRewrite),
    'direct-response': eachHttpRule(checkDirectResponse),
    cors: eachHttpRule(checkCors),
    'export-to': checkExportTo,
  },
)
