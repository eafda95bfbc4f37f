import type { CheckedObject } from '../model/checked-object'
import { field, textOr } from '../model/json'
import { quoted } from '../values/quoted'

const INTERNAL = ['webhook-always-reject', 'parents', 'parent-namespace'].map((name) => `internal.istio.io/${name}`)
const DRY_RUN = 'istio.io/dry-run'
const BOOLEANS = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False']

/** Annotations that istiod keeps for itself, or that mean something on some AuthorizationPolicies only. */
export function* reservedAnnotations({
  annotations,
  kindId,
  ref,
  spec,
}: CheckedObject): Generator<{ readonly annotation: string; readonly message: string }> {
  for (const annotation of INTERNAL)
    if (Object.hasOwn(annotations, annotation))
      yield { annotation, message: `${quoted(annotation)} is Istio's own: objects that carry it are refused.` }
  const value = annotations[DRY_RUN]
  if (value === undefined) return
  const action = textOr(field(spec, 'action')) || 'ALLOW'
  if (kindId !== 'authorizationpolicies.security.istio.io')
    yield { annotation: DRY_RUN, message: `${quoted(DRY_RUN)} is for an AuthorizationPolicy, not for a ${ref.kind}.` }
  else if (action !== 'ALLOW' && action !== 'DENY')
    yield { annotation: DRY_RUN, message: `${quoted(DRY_RUN)} is for the actions ALLOW and DENY, not for ${action}.` }
  else if (!BOOLEANS.includes(value))
    yield { annotation: DRY_RUN, message: `${quoted(value)} is neither true nor false.` }
}
