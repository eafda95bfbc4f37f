import { JsonPlace } from '@/lib/istio/json-place'
import { readGatewayRoute } from '@/lib/mesh/details/read-gateway-route'
import { readVirtualService } from '@/lib/mesh/details/read-virtual-service'
import type { Condition, RouteRule } from '@/lib/mesh/details/routing-model'
import type { Json } from '@/lib/std/json'
import { nameRoute } from './name-route'
import type { Phrase, Scene } from './sentence'

const HOW: Readonly<Record<Condition['how'], string>> = {
  is: '=',
  begins: 'prefix',
  matches: 'regex',
  present: 'present',
  isNot: '≠',
}

/** *route "jason" now matches header end-user = jason*; not for what conditions do not tell, such as a flag inside. */
export const sayMatches: Phrase = (scene) => {
  const { before, after } = scene.pair
  const [old, now] = [readMatches(scene, before), readMatches(scene, after)]
  if (old === now) return undefined
  const route = nameRoute(scene) ?? '1'
  return [
    now === ''
      ? { id: 'matchesAll', values: { route }, at: scene.at }
      : { id: 'matches', values: { route, conditions: now }, at: scene.at },
  ]
}

function readMatches(scene: Scene, matches: Json | undefined): string {
  const rule: RouteRule | undefined =
    scene.kind === 'VirtualService'
      ? readVirtualService(JsonPlace.root({ http: [{ match: matches }] }, 'spec')).http[0]
      : readGatewayRoute(JsonPlace.root({ rules: [{ matches }] }, 'spec'))[0]
  return (rule?.matches ?? []).map((one) => one.map(sayCondition).join(' & ')).join(' | ')
}

/** In the words of the field, which every language shares: `header end-user = jason`. */
function sayCondition({ subject, name, how, value }: Condition): string {
  return [subject, name, HOW[how], value].filter((part) => part !== null && part !== '').join(' ')
}
