import { renderInShell } from '@/components/testing/render-in-shell'
import type { Json } from '@/lib/std/json'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { ObjectForm } from './object-form'

/** The form over an object, and what the object is at present. */
function show(kindId: string, first: Json, readOnly = false): { readonly object: () => Json } {
  let object = first
  function Held() {
    const [held, setHeld] = useState(first)
    object = held
    return <ObjectForm kindId={kindId} kind="Kind" object={held} readOnly={readOnly} onChange={setHeld} />
  }
  renderInShell(<Held />)
  return { object: () => object }
}

const PEER = 'peerauthentications.security.istio.io'
const ENTRY = 'serviceentries.networking.istio.io'

it('changes only the field that was touched, and keeps what it has no field for', async () => {
  const { object } = show(PEER, { metadata: { name: 'a' }, spec: { newField: 0, mtls: { mode: 'PERMISSIVE' } } })
  const mtls = screen.getByRole('group', { name: 'mTLS' })
  await userEvent.selectOptions(within(mtls).getByRole('combobox', { name: 'Mode' }), 'STRICT')
  expect(object()).toEqual({ metadata: { name: 'a' }, spec: { newField: 0, mtls: { mode: 'STRICT' } } })
  expect(screen.getByRole('group', { name: 'spec.newField, kept as it is' }).textContent).toContain('newField: 0')
})

it('takes a field away when it is emptied', async () => {
  const { object } = show(ENTRY, { spec: { resolution: 'DNS', endpoints: [{ address: 'a', network: 'n' }] } })
  await userEvent.clear(screen.getByRole('textbox', { name: 'Network' }))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Resolution' }), 'NONE (where absent)')
  expect(object()).toEqual({ spec: { endpoints: [{ address: 'a' }] } })
})

it('adds and removes items, labels and texts', async () => {
  const { object } = show(ENTRY, { spec: {} })
  await userEvent.click(screen.getByRole('button', { name: 'Add to Endpoints' }))
  await userEvent.type(
    within(screen.getByRole('group', { name: 'Endpoint 1' })).getByRole('textbox', { name: 'Labels: New key' }),
    'version{Enter}',
  )
  await userEvent.type(screen.getByRole('textbox', { name: 'version' }), 'v1')
  await userEvent.type(screen.getByLabelText('Hosts', { selector: 'input' }), 'api.example.com{Enter}')
  expect(object()).toEqual({ spec: { hosts: ['api.example.com'], endpoints: [{ labels: { version: 'v1' } }] } })
  await userEvent.click(screen.getByRole('button', { name: 'Remove Endpoint 1' }))
  expect(object()).toEqual({ spec: { hosts: ['api.example.com'] } })
})

it('shows a value that it does not offer, and does not lose it', () => {
  show(PEER, { spec: { mtls: { mode: 'SOMETHING' } } })
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Mode' }).value).toBe('SOMETHING')
})

it('offers no change where nothing may be changed', () => {
  show(ENTRY, { spec: { endpoints: [{}] } }, true)
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Resolution' }).disabled).toBe(true)
})

const ROUTES = 'virtualservices.networking.istio.io'

it('writes how a header is matched, and its text', async () => {
  const { object } = show(ROUTES, { spec: { http: [{ match: [{}] }] } })
  await userEvent.type(screen.getByRole('textbox', { name: 'Headers: New key' }), 'end-user{Enter}')
  expect(object()).toEqual({ spec: { http: [{ match: [{ headers: { 'end-user': {} } }] }] } })
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'end-user: how' }), 'is')
  await userEvent.type(screen.getByRole('textbox', { name: 'end-user: text' }), 'jason')
  expect(object()).toEqual({ spec: { http: [{ match: [{ headers: { 'end-user': { exact: 'jason' } } }] }] } })
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'end-user: how' }), 'begins with')
  expect(object()).toEqual({ spec: { http: [{ match: [{ headers: { 'end-user': { prefix: 'jason' } } }] }] } })
})

it('keeps folded what is seldom used and not set, and says what is no length of time', async () => {
  const { object } = show(ROUTES, { spec: { http: [{}] } })
  expect(screen.queryByRole('group', { name: 'Delay' })).toBeNull()
  await userEvent.click(screen.getByText('Fault'))
  const delay = within(await screen.findByRole('group', { name: 'Delay' }))
  await userEvent.type(delay.getByRole('textbox', { name: 'Percentage' }), '12.5')
  await userEvent.type(delay.getByRole('textbox', { name: 'Delay by' }), '2')
  expect(screen.getByText('A length of time such as 500ms, 2s or 1h30m.')).toBeDefined()
  await userEvent.type(delay.getByRole('textbox', { name: 'Delay by' }), 's')
  expect(screen.queryByText('A length of time such as 500ms, 2s or 1h30m.')).toBeNull()
  expect(object()).toEqual({
    spec: { http: [{ fault: { delay: { percentage: { value: 12.5 }, fixedDelay: '2s' } } }] },
  })
})

it('offers texts that somebody knows, all of them where one stands there, and takes any other', async () => {
  let object: Json = { spec: { endpoints: [{ network: 'n1' }] } }
  function Held() {
    const [held, setHeld] = useState(object)
    object = held
    return (
      <ObjectForm
        kindId={ENTRY}
        kind="Kind"
        object={held}
        readOnly={false}
        suggest={(_, field, at) => (field === 'network' ? ['n1', 'n2', at.join('.')] : [])}
        onChange={setHeld}
      />
    )
  }
  renderInShell(<Held />)
  const network = screen.getByRole('combobox', { name: 'Network' })
  await userEvent.click(network)
  const offered = within(screen.getByRole('listbox')).getAllByRole('option')
  expect(offered.map(({ textContent }) => textContent)).toEqual(['n1', 'n2', 'spec.endpoints.0.network'])
  await userEvent.click(screen.getByRole('option', { name: 'n2' }))
  expect(object).toEqual({ spec: { endpoints: [{ network: 'n2' }] } })
  await userEvent.clear(network)
  await userEvent.type(network, 'other')
  expect(object).toEqual({ spec: { endpoints: [{ network: 'other' }] } })
})
