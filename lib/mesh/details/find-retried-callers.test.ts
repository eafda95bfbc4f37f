import { deployment, object } from '@/lib/mesh/testing/cluster-objects'
import { expect, test } from 'vitest'
import { findRetriedCallers } from './find-retried-callers'
import { detailsSource } from './testing/details-source'

const WEB = { app: 'web' }
const MESH = {
  'deployments.apps': [deployment('web', WEB)],
  services: [object('web', { spec: { selector: WEB, ports: [{ port: 80 }] } })],
}
const caller = { namespace: 'shop', name: 'web' }
const rule = (attempts: unknown, host = 'web') => ({ retries: { attempts }, route: [{ destination: { host } }] })

/** By the rules of one VirtualService, which route gave how many attempts. */
function retried(http: unknown, namespace = 'shop', visible?: readonly string[]) {
  const route = object('web', { metadata: { namespace }, spec: { hosts: ['any.example'], http } })
  const source = detailsSource(
    { ...MESH, 'virtualservices.networking.istio.io': [route] },
    visible === undefined ? {} : { visible },
  )
  return findRetriedCallers(source, [caller, { namespace: 'shop', name: 'gone' }])
}

test.each<[string, ReturnType<typeof retried>, readonly number[]]>([
  ['the most that a rule gives', retried([rule(2), rule(4), rule(9, 'other')]), [4]],
  ['also from another namespace', retried([rule(3, 'web.shop')], 'far'), [3]],
  ['not where that may not be seen', retried([rule(3, 'web.shop')], 'far', ['shop']), []],
  ['nothing where requests are not sent again', retried([rule(0), rule(undefined)]), []],
  ['nothing of what cannot be read', retried([rule('3'), rule(1.5), rule(NaN), 3, null]), []],
  ['nothing of no rules', retried('x'), []],
])('%s', (_, found, attempts) => {
  expect(found.map((one) => one.attempts)).toEqual(attempts)
  for (const one of found) expect(one.caller).toEqual(caller)
})
