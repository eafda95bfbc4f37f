import { createLoader } from 'nuqs/server'
import { describe, expect, it } from 'vitest'
import { tracesApiParams, tracesViewParsers, writeTracesView } from './traces-view'

const read = createLoader(tracesViewParsers)

describe('the address of the traces page', () => {
  it('gives defaults in place of what it does not understand', () => {
    const view = read('?min=5&max=1.5s&limit=5000&tags=lonely&view=pie&errors=maybe')
    expect(view).toMatchObject({ min: null, max: '1.5s', limit: null, tags: '', view: 'scatter', errors: false })
  })

  it('asks the API for what is searched, in its words', () => {
    const view = read(
      '?service=reviews.bookinfo&tags=a%3D1&min=5ms&errors=true&duration=1h&limit=20&at=1700000000&view=list&q=x',
    )
    expect(tracesApiParams(view).toString()).toBe(
      'duration=1h&service=reviews.bookinfo&tags=a%3D1&min=5ms&errors=true&limit=20&at=1700000000',
    )
    expect(tracesApiParams(read('')).toString()).toBe('duration=5m')
  })

  it('writes what differs from the defaults', () => {
    expect(writeTracesView({ namespaces: ['bookinfo'], view: 'scatter', errors: true })).toBe(
      '?namespaces=bookinfo&errors=true',
    )
  })
})
