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
    within(screen.getByRole('group', { name: 'Endpoints 1' })).getByRole('textbox', { name: 'Labels: New key' }),
    'version{Enter}',
  )
  await userEvent.type(screen.getByRole('textbox', { name: 'version' }), 'v1')
  await userEvent.type(screen.getByLabelText('Hosts', { selector: 'input' }), 'api.example.com{Enter}')
  expect(object()).toEqual({ spec: { hosts: ['api.example.com'], endpoints: [{ labels: { version: 'v1' } }] } })
  await userEvent.click(screen.getByRole('button', { name: 'Remove Endpoints 1' }))
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
