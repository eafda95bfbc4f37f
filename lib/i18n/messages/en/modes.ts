import type { MODE_ACTIONS, ModeRefusal } from '@/lib/istio/edit/labels/mode-actions'

/** Actions on namespaces and workloads, in menus and the palette. */
export const modes = {
  label: 'Actions',
  reading: 'Reading its labels from the API server',
  failed: 'Its labels could not be read: {reason}',
  namespace: {
    injectionOn: 'Enable sidecar injection',
    injectionOff: 'Disable sidecar injection',
    injectionUnset: 'Remove the injection labels',
    ambientOn: 'Add to the ambient mesh',
    ambientOff: 'Remove from the ambient mesh',
    restart: 'Restart its pods',
  } satisfies Record<(typeof MODE_ACTIONS)[number], string>,
  workload: {
    injectionOn: 'Inject sidecars into its pods',
    injectionOff: 'Inject no sidecars into its pods',
    injectionUnset: 'Follow the namespace in sidecar injection',
    ambientOn: 'Add to the ambient mesh',
    ambientOff: 'Remove from the ambient mesh',
    restart: 'Restart its pods',
  } satisfies Record<(typeof MODE_ACTIONS)[number], string>,
  revision: 'Use the control plane revision {revision}',
  tag: 'Use the revision tag {tag} → {revision}',
  none: 'Nothing of it can be changed here: no Deployment, StatefulSet or DaemonSet runs it.',
  hint: {
    labels: 'Pods that run stay as they are until they are restarted.',
    ambient: 'Pods follow at once, without a restart.',
    pods: 'The pods are replaced.',
    restart: 'The pods are replaced one after the other, as the workload’s strategy says.',
  },
  refused: {
    alreadySo: 'It is so already.',
    ambient: 'It is in the ambient mesh: remove it from there first.',
    injected: 'Its pods get sidecars: disable injection first.',
  } satisfies Record<ModeRefusal, string>,
  viewOnly: 'Pharos only reads here: changes are switched off.',
  missingRight: 'You need the right to {right}.',
  mtls: 'Set mutual TLS',
  newObject: 'New {kind}',
} as const
