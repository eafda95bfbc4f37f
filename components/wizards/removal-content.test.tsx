import { renderInShell } from '@/components/testing/render-in-shell'
import { routingObject, routingOf } from '@/lib/istio/wizards/testing/routing-of'
import type { EditRequest } from '@/lib/url/edit-types'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { RemovalContent } from './removal-content'

const ROUTES = 'virtualservices.networking.istio.io'
const RULES = 'destinationrules.networking.istio.io'

/** The page over what routes `reviews`, and what it last asked to preview. */
function open(given: Partial<ServiceRouting>, viewOnly = false) {
  const asked: EditRequest[] = []
  const preview = (...changes: readonly EditRequest[]) => void asked.splice(0, asked.length, ...changes)
  renderInShell(<RemovalContent routing={routingOf(given)} onPreview={preview} />, { settings: { viewOnly } })
  return asked
}

const toV1 = { http: [{ route: [{ destination: { host: 'reviews', subset: 'v1' } }] }] }
const own = routingObject(ROUTES, { hosts: ['reviews'], ...toV1 }, { name: 'own' })
const rule = routingObject(
  RULES,
  { host: 'reviews', trafficPolicy: { tls: { mode: 'SIMPLE' } }, subsets: [{ name: 'v1' }] },
  { name: 'rule' },
)
const list = (name: string) => within(screen.getByRole('region', { name }))
const preview = () => screen.getByRole('button', { name: 'Preview change' })

it('deletes a route and the rule that only it needs, and says how traffic spreads then', async () => {
  const asked = open({ objects: [own, rule] })
  const goes = list('Is deleted')
  expect(goes.getByText(/^Every request · .*reviews/)).toBeDefined()
  expect(goes.getByText('Holds subset v1 · TLS to the service (SIMPLE).')).toBeDefined()
  expect(list('Traffic afterwards').getAllByText('50 % · 1 ready pod')).toHaveLength(2)
  await userEvent.click(preview())
  expect(asked).toEqual([
    { action: 'delete', kind: ROUTES, namespace: 'bookinfo', name: 'own' },
    { action: 'delete', kind: RULES, namespace: 'bookinfo', name: 'rule' },
  ])
})

it('keeps the rule with a route that is kept, and says so', async () => {
  const asked = open({ objects: [own, rule] })
  await userEvent.click(screen.getByRole('checkbox', { name: 'Delete VirtualService bookinfo/own' }))
  expect(list('Stays').getByText(/Routes that stay use its subset v1:/)).toBeDefined()
  expect(list('Traffic afterwards').getByText('Where calls of reviews go is still decided by:')).toBeDefined()
  expect(preview()).toHaveProperty('disabled', true)
  await userEvent.click(screen.getByRole('checkbox', { name: 'Delete VirtualService bookinfo/own' }))
  await userEvent.click(preview())
  expect(asked).toHaveLength(2)
})

it('changes what is for others too, and names the gateway at which a host is lost', async () => {
  const shared = routingObject(ROUTES, { hosts: ['reviews', 'x.example'], gateways: ['edge'] }, { name: 'shared' })
  const asked = open({ objects: [shared] })
  expect(list('Is changed').getByText('Is no longer for reviews, and stays as it is for x.example.')).toBeDefined()
  expect(list('Traffic afterwards').getByRole('link', { name: 'bookinfo/edge' })).toBeDefined()
  await userEvent.click(preview())
  expect(asked).toMatchObject([{ action: 'update', name: 'shared', before: shared.text }])
  expect(asked[0]?.after).not.toContain('- reviews')
})

it('says that nothing routes the service, that something may be missing, and where one goes on', () => {
  open({ limited: true, unread: [ROUTES], moreObjects: 2 })
  expect(screen.getByRole('heading', { name: 'Nothing routes reviews' })).toBeDefined()
  expect(screen.getByText(/namespaces that you may not see/)).toBeDefined()
  expect(screen.getByText(/could not be read: VirtualService/)).toBeDefined()
  expect(screen.getByText(/2 more objects are about this service/)).toBeDefined()
  expect(screen.getByRole('link', { name: 'Route requests' }).getAttribute('href')).toBe(
    '/services/bookinfo/reviews/route/request-routing',
  )
})

it('deletes nothing where nothing may be changed', () => {
  open({ objects: [own] }, true)
  expect(preview()).toHaveProperty('disabled', true)
  expect(screen.getByText(/for viewing only/)).toBeDefined()
})

it('asks to keep some where one plan cannot hold all', () => {
  open({ objects: Array.from({ length: 21 }, (_, i) => ({ ...own, name: `own-${i}` })) })
  expect(preview()).toHaveProperty('disabled', true)
  expect(screen.getByText(/at most 20 objects/)).toBeDefined()
})
