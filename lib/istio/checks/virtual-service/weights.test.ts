import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { wire } from '../testing/objects'

const routes = (...weights: readonly unknown[]): object => ({
  http: [{ route: weights.map((weight) => ({ destination: { host: 'web' }, weight })) }],
})
const judge = (spec: unknown) => found([wire('virtualservices.networking.istio.io', 'v', spec)], 'virtual-service/').filter((line) => line.includes('weight') && !line.includes('/invalid-')) // prettier-ignore

describe('the weights of a VirtualService', () => {
  it.each([
    ['a single destination that seems to get a part', routes(50), ['virtual-service/single-destination-weight W[KIA1104] shop/v spec.http[0].route[0].weight']], // prettier-ignore
    ['several that add up to more than 100', routes(90, 20), ['virtual-service/weights-not-100 I[] shop/v spec.http[0].route']], // prettier-ignore
    ['several that add up to 100', routes(90, 10), []],
    ['several of which none has a weight', routes(undefined, undefined), []],
    ['a single destination without a weight', routes(undefined), []],
    ['a single destination with all', routes(100), []],
    ['a single destination with nothing', routes(0), []],
    ['weights that are texts', routes('90', '20'), []],
    ['a route that is no list', { http: [{ route: { weight: 5 } }] }, []],
    ['tcp routes alike', { tcp: [{ route: [{ weight: 1 }] }] }, ['virtual-service/single-destination-weight W[KIA1104] shop/v spec.tcp[0].route[0].weight']], // prettier-ignore
  ])('%s', (_, spec, expected) => {
    expect(judge(spec)).toEqual(expected)
  })
})
