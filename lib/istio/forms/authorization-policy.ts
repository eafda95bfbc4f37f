import { choice, group, list, map, text, texts } from './fields'
import type { FormField } from './form-field'

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/ */
export const AUTHORIZATION_POLICY: readonly FormField[] = [
  group('selector', [map('matchLabels')]),
  choice('action', ['ALLOW', 'DENY', 'AUDIT', 'CUSTOM'], 'ALLOW'),
  group(['provider', 'extensionProvider'], [text(['name', 'providerName'])]),
  list(
    ['rules', 'policyRules'],
    [
      list('from', [
        group('source', [
          texts('principals'),
          texts('notPrincipals'),
          texts('requestPrincipals'),
          texts('notRequestPrincipals'),
          texts('namespaces'),
          texts('notNamespaces'),
          texts('ipBlocks'),
          texts('notIpBlocks'),
          texts('remoteIpBlocks'),
          texts('notRemoteIpBlocks'),
        ]),
      ]),
      list('to', [
        group('operation', [
          texts(['hosts', 'requestHosts']),
          texts('notHosts'),
          texts('ports'),
          texts('notPorts'),
          texts('methods'),
          texts('notMethods'),
          texts('paths'),
          texts('notPaths'),
        ]),
      ]),
      list('when', [text(['key', 'conditionKey']), texts('values'), texts('notValues')]),
    ],
  ),
]
