import { needsMtls } from './authorization-policy/needs-mtls'
import { authorizationOperations } from './authorization-policy/operations'
import { authorizationSources } from './authorization-policy/sources'
import type { CheckOfObject } from './check'
import { peerAuthenticationRules } from './peer-authentication/destination-rules'
import { peerAuthenticationSelectors } from './peer-authentication/selectors'
import { ambientPolicies } from './shared/ambient-policies'
import { policySelectors } from './shared/selector-matches-nothing'
import { selectorOnKubernetesGateway } from './shared/selector-on-kubernetes-gateway'
import { targetRefNotFound } from './shared/target-ref-not-found'

/** Policies of security among the objects of their mesh. */
export const POLICY_CHECKS: readonly CheckOfObject[] = [
  ambientPolicies,
  authorizationOperations,
  authorizationSources,
  needsMtls,
  peerAuthenticationRules,
  peerAuthenticationSelectors,
  policySelectors,
  selectorOnKubernetesGateway,
  targetRefNotFound,
]
