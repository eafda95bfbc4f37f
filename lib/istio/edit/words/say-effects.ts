import { valueAt } from '../read-json'
import { sayMtls } from './say-mtls'
import { sayPolicy } from './say-policy'
import type { Scene, Sentence } from './sentence'

/** What a policy brings about as a whole: of one that comes or goes, and where something decides that lies beside its rules. */
export function sayEffects(scene: Scene): readonly Sentence[] {
  const { kind } = scene
  if (kind === 'AuthorizationPolicy') return sayPolicyEffect(scene)
  return kind === 'PeerAuthentication' ? sayModeEffect(scene) : []
}

function sayPolicyEffect({ pair: { before, after }, rootNamespace }: Scene): readonly Sentence[] {
  const change = after === undefined ? 'gone' : 'now'
  const now = sayPolicy(after ?? before, rootNamespace, change)
  if (now === undefined) return []
  if (before === undefined || after === undefined) return [{ ...now, at: [] }]
  const was = sayPolicy(before, rootNamespace, change)
  const isSame = was?.id === now.id && Object.entries(now.values).every(([key, value]) => was.values[key] === value)
  return isSame ? [] : [{ ...now, at: ['spec'] }]
}

/** What stays is told by the phrase for its place. */
function sayModeEffect(scene: Scene): readonly Sentence[] {
  const { before, after } = scene.pair
  if (before !== undefined && after !== undefined) return []
  const pair = { before: valueAt(before, 'spec', 'mtls'), after: valueAt(after, 'spec', 'mtls') }
  return sayMtls({ ...scene, pair, at: ['spec', 'mtls'], around: [scene.pair] }) ?? []
}
