type Labels = Readonly<Record<string, string>>

/** What `istio-injection=enabled` asks for: the tag of that name, else the control plane without a revision. */
export const DEFAULT_REVISION = 'default'

/**
 * The revision, or tag of one, whose injector takes a pod when it is made; undefined: none does. One refusal is enough; the namespace is
 * heard before the pod, and `istio-injection` before `istio.io/rev`.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 */
export function askedRevision(namespace: Labels, pod: Labels): string | undefined {
  const wish = pod['sidecar.istio.io/inject']
  if (wish === 'false') return undefined
  const injection = namespace['istio-injection']
  if (injection !== undefined) return injection === 'enabled' ? DEFAULT_REVISION : undefined
  return filled(namespace['istio.io/rev']) ?? filled(pod['istio.io/rev']) ?? (wish === 'true' ? DEFAULT_REVISION : undefined) // prettier-ignore
}

function filled(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}
