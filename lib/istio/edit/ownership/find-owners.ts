import type { Json } from '@/lib/std/json'
import { recordsOf, textAt, valueAt } from '../read-json'
import { findFieldManagers } from './field-managers'

export const OWNER_KINDS = ['argo-cd', 'flux', 'helm', 'controller', 'rollout', 'file'] as const

/** Something that may write the object again after an edit. */
export interface Owner {
  readonly kind: (typeof OWNER_KINDS)[number]
  /** The application, release, controller or manager; empty where only the kind is known. */
  readonly name: string
  /** `block`: not to be edited here; `warn`: the edit will be reverted or lost; `note`: it may be. */
  readonly treatment: 'block' | 'warn' | 'note'
  /** It is told not to reconcile at the moment. */
  readonly paused: boolean
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'
const FLUX_MANAGERS = /^(kustomize|helm|source|notification)-controller$/
const ROLLOUT_MANAGERS = /^(flagger|rollouts-controller|argo-rollouts)/

/**
 * Who else owns an object that is about to be changed, the strongest first (the ownership table of product.md section 6).
 * @param pointers the touched places, for what is known only by who set a field
 */
export function findOwners(object: Json, pointers: readonly string[]): readonly Owner[] {
  const label = (key: string) => textAt(object, 'metadata', 'labels', key)
  const note = (key: string) => textAt(object, 'metadata', 'annotations', key)
  const managers = findFieldManagers(object, pointers).map(({ manager }) => manager)
  const manager = (pattern: RegExp) => managers.find((name) => pattern.test(name))
  const controller = recordsOf(valueAt(object, 'metadata', 'ownerReferences')).find(
    (reference) => valueAt(reference, 'controller') === true,
  )
  const argo =
    note('argocd.argoproj.io/tracking-id')?.split(':')[0] ??
    label('argocd.argoproj.io/instance') ??
    note('argocd.argoproj.io/instance')
  const flux = label('kustomize.toolkit.fluxcd.io/name') ?? label('helm.toolkit.fluxcd.io/name')
  const paused = [note, label].some((read) =>
    ['kustomize.toolkit.fluxcd.io/reconcile', 'helm.toolkit.fluxcd.io/reconcile'].some(
      (key) => read(key) === 'disabled',
    ),
  )
  const helm = note('meta.helm.sh/release-name') ?? (label('app.kubernetes.io/managed-by') === 'Helm' ? '' : undefined)
  const file = note(LAST_APPLIED) === undefined ? label('app.kubernetes.io/instance') : ''
  const strong = [
    owner(
      'controller',
      controller && `${textAt(controller, 'kind') ?? ''} ${textAt(controller, 'name') ?? ''}`,
      'block',
    ),
    owner('rollout', manager(ROLLOUT_MANAGERS), 'block'),
    owner('argo-cd', argo ?? manager(/^argocd-/), 'warn'),
    owner('flux', flux ?? manager(FLUX_MANAGERS), 'warn', paused),
    // Flux writes what Helm releases hold.
    flux === undefined ? owner('helm', helm ?? manager(/^helm$/i), 'warn') : undefined,
  ].filter((each) => each !== undefined)
  return strong.length > 0 ? strong : [owner('file', file, 'note')].filter((each) => each !== undefined)
}

function owner(
  kind: Owner['kind'],
  name: string | undefined,
  treatment: Owner['treatment'],
  paused = false,
): Owner | undefined {
  return name === undefined ? undefined : { kind, name, treatment, paused }
}
