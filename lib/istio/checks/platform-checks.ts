import { annotationChecks } from './any/annotations'
import { negativeConditions } from './any/negative-condition'
import type { CheckOfObject } from './check'
import { meshChecks } from './control-plane/mesh-checks'
import { webhookChecks } from './control-plane/webhooks'
import { definitionChecks } from './crd/definitions'
import { envoyFilterPatches } from './envoy-filter/patches'
import { conflictingGatewayHosts } from './gateway/conflicting-host'
import { gatewayCredentials } from './gateway/credentials'
import { portNameProtocols } from './gateway/port-name-protocol'
import { gatewaySelectors } from './gateway/selectors'
import { namespaceInjection } from './namespace/injection'
import { proxyImages } from './namespace/proxy-image'
import { addressesRequired } from './service-entry/addresses-required'
import { sameHostPort } from './service-entry/same-host-port'
import { serviceAcrossClusters } from './service/across-clusters'
import { portNotOnWorkload } from './service/port-not-on-workload'
import { servicePorts } from './service/ports'
import { sidecarEgress } from './sidecar/egress'
import { sidecarSelectors } from './sidecar/selectors'
import { telemetryProviders } from './telemetry/providers'
import { telemetrySelectors } from './telemetry/selectors'
import { workloadGroups } from './workload-group/groups'
import { workloadDataPlane } from './workload/data-plane'
import { workloadPolicies } from './workload/policies'
import { proxiesOfPods } from './workload/proxies'
import { reservedUser } from './workload/reserved-uid'
import { servicePortsOfDeployment } from './workload/service-ports'

/** Checks of gateways, entries, proxies and what stands around them (config-checks.md 3.6 to 3.9, 3.11 to 3.16). */
export const PLATFORM_CHECKS: readonly CheckOfObject[] = [
  addressesRequired,
  annotationChecks,
  conflictingGatewayHosts,
  definitionChecks,
  envoyFilterPatches,
  gatewayCredentials,
  gatewaySelectors,
  meshChecks,
  namespaceInjection,
  negativeConditions,
  portNameProtocols,
  portNotOnWorkload,
  proxiesOfPods,
  proxyImages,
  reservedUser,
  sameHostPort,
  serviceAcrossClusters,
  servicePorts,
  servicePortsOfDeployment,
  sidecarEgress,
  sidecarSelectors,
  telemetryProviders,
  telemetrySelectors,
  webhookChecks,
  workloadDataPlane,
  workloadGroups,
  workloadPolicies,
]
