import { VALIDATOR } from '../world/istio-system'
import { listPath } from './resource-paths'

/** Where an API server keeps what asks istiod about each object. */
export const VALIDATOR_PATH = `${listPath('validatingwebhookconfigurations.admissionregistration.k8s.io')}/${VALIDATOR.metadata.name}`
