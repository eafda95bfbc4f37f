import { renderInShell } from '@/components/testing/render-in-shell'
import { routedService, routingObject, serviceRouting } from '@/lib/istio/split/testing/split-routing'
import type { EditRequest } from '@/lib/url/edit-types'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { SplitRules } from './split-rules'

const VS = 'virtualservices.networking.istio.io'
const to = (subset: string, weight: number) => ({ destination: { host: 'cart', subset }, weight })
const CART = routedService('cart', { v1: 2, v2: 1, v3: 0 }, ['v1', 'v2'])
const ROUTE = routingObject(VS, {
  http: [{ match: [{ uri: { prefix: '/a' } }], delegate: { name: 'far' } }, { route: [to('v1', 90), to('v2', 10)] }],
})
const NONE = { changes: [], volatile: false }

// A draft outlives the page.
afterEach(() => {
  const discard = screen.queryByRole('button', { name: 'Discard' })
  if (discard !== null) fireEvent.click(discard)
})

function show(
  routing: ServiceRouting,
  search = '',
  viewOnly = false,
): { readonly previewed: readonly EditRequest[][] } {
  const previewed: EditRequest[][] = []
  const editing = {
    preview: (...changes: readonly EditRequest[]) => previewed.push([...changes]),
    element: null,
  }
  renderInShell(<SplitRules routing={routing} editing={editing} />, {
    search,
    settings: { viewOnly },
    answers: [[['changes', ''], NONE]],
  })
  return { previewed }
}
const slider = (name: string) => screen.getByRole<HTMLInputElement>('slider', { name: `Share of ${name}` })
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })
const shares = () => screen.getAllByRole<HTMLInputElement>('slider').map(({ value }) => value)

test('a share that is set moves the others, and ends in a preview of the weights', async () => {
  const { previewed } = show(serviceRouting([ROUTE], [CART]))
  expect(shares()).toEqual(['90', '10'])
  expect(button('Preview change').disabled).toBe(true)
  fireEvent.change(slider('cart v2'), { target: { value: '50' } })
  expect(shares()).toEqual(['50', '50'])
  expect(slider('cart v2').getAttribute('aria-valuetext')).toBe('50 %')
  await userEvent.click(button('Preview change'))
  expect(previewed).toMatchObject([[{ action: 'update', kind: VS, name: 'cart', before: ROUTE.text }]])
  expect(previewed[0]?.[0]?.after?.match(/weight: \d+/g)).toEqual(['weight: 50', 'weight: 50'])
  await userEvent.click(button('Discard'))
  expect(shares()).toEqual(['90', '10'])
})

test('Shift and an arrow is a step of ten, in the number, too', () => {
  show(serviceRouting([ROUTE], [CART]))
  fireEvent.keyDown(slider('cart v2'), { key: 'ArrowRight', shiftKey: true })
  expect(shares()).toEqual(['80', '20'])
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Share of cart v2 in percent' }), {
    key: 'ArrowDown',
    shiftKey: true,
  })
  expect(shares()).toEqual(['90', '10'])
})

test('a version without pods that are ready cannot be given a share, and is mended', async () => {
  const { previewed } = show(serviceRouting([ROUTE], [CART]))
  await userEvent.click(button('Add cart v3'))
  expect(shares()).toEqual(['90', '10', '0'])
  await userEvent.click(button('Set cart v3 to 25 %'))
  expect(screen.getByText(/No pod of cart v3 is ready/)).toBeTruthy()
  expect(button('Preview change').disabled).toBe(true)
  await userEvent.click(button('Give cart v3 nothing'))
  await userEvent.click(button('Preview change'))
  expect(previewed[0]?.map(({ action, kind }) => `${action} ${kind.split('.')[0] ?? ''}`)).toEqual([
    'create destinationrules',
    'update virtualservices',
  ])
})

test('a locked row stays, and presets are of the row that is chosen', async () => {
  show(serviceRouting([ROUTE], [routedService('cart', { v1: 1, v2: 1, v3: 1 }, ['v1', 'v2'])]))
  await userEvent.click(button('Add cart v3'))
  await userEvent.click(button('Keep the share of cart v2'))
  expect(slider('cart v2').disabled).toBe(true)
  await userEvent.click(button('Set cart v3 to 50 %'))
  expect(shares()).toEqual(['40', '10', '50'])
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Version' }), 'cart v1')
  await userEvent.click(button('Swap'))
  expect(shares()).toEqual(['50', '10', '40'])
  await userEvent.click(button('Back to cart v1'))
  expect(shares()).toEqual(['90', '10', '0'])
})

test('a rule that cannot be split says why, and leads to its text', () => {
  show(serviceRouting([ROUTE], [CART]), '?route=virtualservices/shop/cart/http/0')
  expect(screen.getByText(/Another VirtualService goes on: far/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Edit cart as YAML' }).getAttribute('href')).toBe(`/config/shop/${VS}/cart`)
  const tabs = within(screen.getByRole('tablist')).getAllByRole('tab')
  expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).toEqual(['true', 'false'])
})

test('without a route the first one is made with all versions', async () => {
  const { previewed } = show(serviceRouting([], [routedService('cart', { v1: 3, v2: 1 })]))
  expect(shares()).toEqual(['75', '25'])
  await userEvent.click(button('Preview change'))
  expect(previewed[0]?.map(({ action }) => action)).toEqual(['create', 'create'])
})

test.each([
  ['Pharos only reads', [ROUTE], true],
  ['the right to patch virtualservices', [{ ...ROUTE, missingRight: 'patch virtualservices' }], false],
])('where nothing may be changed it says why: %s', (why, objects, viewOnly) => {
  show(serviceRouting(objects, [CART]), '', viewOnly)
  expect(screen.getByText(new RegExp(why))).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Preview change' })).toBeNull()
  expect(slider('cart v2').disabled).toBe(true)
})

test('hostile names are shown as what they are', () => {
  const object = routingObject(VS, { http: [{ route: [to('v1', 100)] }] }, { name: '\u202Eevil', text: 'a: [' })
  show(serviceRouting([object], [CART]))
  expect(document.body.textContent).not.toContain('\u202E')
})

test('beside routes of a gateway alone a new one is offered for calls within the mesh, and says so', async () => {
  const atGateway = routingObject(
    VS,
    { hosts: ['cart.demo'], gateways: ['front'], http: [{ route: [to('v1', 50), to('v2', 50)] }] },
    { through: { by: 'destination', host: 'cart' } },
  )
  show(serviceRouting([atGateway], [routedService('cart', { v1: 1, v2: 1 }, ['v1', 'v2'])]))
  await userEvent.click(screen.getByRole('tab', { name: 'New route within the mesh' }))
  expect(screen.getByText(/^For calls within the mesh: /)).toBeTruthy()
})

test.each([
  ['?route=nonsense', true],
  ['?route=virtualservices/shop/cart/http/7', true],
  ['?route=virtualservices/shop/cart', false],
  ['?route=new/http', false],
  ['', false],
])('a rule of the address that is not there is said: %s', (search, isSaid) => {
  show(serviceRouting([ROUTE], [CART]), search)
  expect(screen.queryByText(/^The address names a rule that is not here/) !== null).toBe(isSaid)
  expect(shares()).toEqual(['90', '10'])
})

test('where all weights of a route are 0 it says what becomes of the requests, and a share mends it', async () => {
  const backendRefs = ['cart-v1', 'cart-v2'].map((name) => ({ name, port: 80, weight: 0 }))
  show(
    serviceRouting(
      [routingObject('httproutes.gateway.networking.k8s.io', { rules: [{ backendRefs }] })],
      [CART, routedService('cart-v1', { v1: 1 }), routedService('cart-v2', { v2: 1 })],
    ),
  )
  expect(shares()).toEqual(['0', '0'])
  expect(screen.getByText(/^All weights are 0: /)).toBeTruthy()
  await userEvent.click(button('Set cart-v2:80 to 25 %'))
  expect(shares()).toEqual(['75', '25'])
  expect(screen.queryByText(/^All weights are 0: /)).toBeNull()
})
