import { renderInShell } from '@/components/testing/render-in-shell'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { SearchForm } from './search-form'

it('takes a text when Enter is pressed or the field is left, and not before', async () => {
  const shown = renderInShell(<SearchForm />)
  const tags = screen.getByRole('textbox', { name: 'Tags' })
  await userEvent.type(tags, 'http.status_code=503')
  expect(shown.url()).toBe('')
  await userEvent.keyboard('{Enter}')
  expect(new URLSearchParams(shown.url()).get('tags')).toBe('http.status_code=503')
  await userEvent.type(screen.getByRole('combobox', { name: 'Span from' }), '250ms')
  await userEvent.tab()
  expect(new URLSearchParams(shown.url()).get('min')).toBe('250ms')
})

it('says what is wrong with a text, and does not search for it', async () => {
  const shown = renderInShell(<SearchForm />)
  await userEvent.type(screen.getByRole('textbox', { name: 'to' }), '5 parsecs{Enter}')
  expect(screen.getByText('Write a time such as 250ms or 1.5s.')).toBeDefined()
  expect(shown.url()).toBe('')
})

it('clears everything at once', async () => {
  const shown = renderInShell(<SearchForm />, { search: '?tags=a%3D1&min=5ms&errors=true&view=list' })
  await userEvent.click(screen.getByRole('button', { name: 'Clear the search' }))
  expect(shown.url()).toBe('?view=list')
})

it('offers percentiles of the metrics as least duration', async () => {
  const shown = renderInShell(<SearchForm />)
  await userEvent.click(screen.getByRole('combobox', { name: 'Span from' }))
  await userEvent.click(await screen.findByRole('option', { name: 'p90', hidden: true }))
  expect(new URLSearchParams(shown.url()).get('min')).toBe('p90')
})
