import type { CheckOfObject } from './check'
import { duplicateHostSubset } from './destination-rule/duplicate-host-subset'
import { destinationRuleHost } from './destination-rule/host-not-found'
import { destinationRuleMtls } from './destination-rule/mtls'
import { serverVerification } from './destination-rule/server-verification'
import { destinationRuleSubsets } from './destination-rule/subsets'
import { ambientRouting } from './shared/ambient-routing'
import { exportToNamespaces } from './shared/export-to-namespaces'
import { delegateNotFound } from './virtual-service/delegate-not-found'
import { deprecatedPercents } from './virtual-service/deprecated'
import { virtualServiceDestinations } from './virtual-service/destinations'
import { duplicateHost } from './virtual-service/duplicate-host'
import { virtualServiceGateways } from './virtual-service/gateways'
import { hostNotInGateway } from './virtual-service/host-not-in-gateway'
import { jwtRouting } from './virtual-service/jwt-routing'
import { repeatedDestination } from './virtual-service/repeated-destination'
import { subsetNotFound } from './virtual-service/subset-not-found'
import { subsetWithoutGatewayEffect } from './virtual-service/subset-without-gateway-effect'
import { unreachableRules } from './virtual-service/unreachable'
import { virtualServiceWeights } from './virtual-service/weights'

/** VirtualServices and DestinationRules among the objects of their mesh. */
export const ROUTING_CHECKS: readonly CheckOfObject[] = [
  ambientRouting,
  delegateNotFound,
  deprecatedPercents,
  destinationRuleHost,
  destinationRuleMtls,
  destinationRuleSubsets,
  duplicateHost,
  duplicateHostSubset,
  exportToNamespaces,
  hostNotInGateway,
  jwtRouting,
  repeatedDestination,
  serverVerification,
  subsetNotFound,
  subsetWithoutGatewayEffect,
  unreachableRules,
  virtualServiceDestinations,
  virtualServiceGateways,
  virtualServiceWeights,
]
