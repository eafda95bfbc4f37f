import { describe, expect, it } from 'vitest'
import { type AddressWrite, createAddressWrites } from './address-writes'

/** An address whose router renders a write only when told to, and then puts the address of that write back. */
function slowRouter(first = '/workloads?a=1') {
  const state = { address: first, entries: 1 }
  const rendering: { readonly number: number; readonly address: string }[] = []
  const writes = createAddressWrites(
    () => state.address,
    ({ search, history }, number) => {
      if (history === 'push') state.entries += 1
      state.address = `/workloads?${search.toString()}`
      rendering.push({ number, address: state.address })
    },
  )
  const set = (change: Readonly<Record<string, string>>, history: AddressWrite['history'] = 'replace') => {
    const search = writes.snapshot()
    for (const [name, value] of Object.entries(change)) search.set(name, value)
    writes.update({ search, history })
  }
  const render = () => {
    const next = rendering.shift()
    if (next === undefined) return false
    state.address = next.address
    writes.onShown(next.number)
    return true
  }
  return { state, writes, set, render }
}

describe('createAddressWrites', () => {
  it('writes at once while nothing is being rendered', () => {
    const { state, set, render } = slowRouter()
    set({ q: 'v1' })
    expect(state.address).toBe('/workloads?a=1&q=v1')
    render()
    set({ q: 'v2' })
    expect(state.address).toBe('/workloads?a=1&q=v2')
  })

  it('never takes back what the address held, and loses no change of several', () => {
    const { state, set, render } = slowRouter()
    const seen: string[] = []
    const look = () => seen.at(-1) === state.address || seen.push(state.address)
    for (const change of [{ q: 'v' }, { q: 'v1' }, { health: 'degraded' }, { sort: 'name' }]) {
      set(change)
      look()
    }
    while (render()) look()
    expect(seen).toEqual(['/workloads?a=1&q=v', '/workloads?a=1&q=v1&health=degraded&sort=name'])
  })

  it('answers what will be in the address', () => {
    const { set, writes } = slowRouter()
    set({ q: 'v' })
    set({ health: 'degraded' })
    expect(writes.snapshot().toString()).toBe('a=1&q=v&health=degraded')
  })

  it('a change worth an entry of the history keeps it among others that are not', () => {
    const { state, set, render } = slowRouter()
    set({ q: 'v' })
    set({ namespaces: 'b' }, 'push')
    set({ sel: 'x' })
    while (render());
    expect(state).toEqual({ address: '/workloads?a=1&q=v&namespaces=b&sel=x', entries: 2 })
  })

  it.each(['/workloads?other=1', '/graph?a=1', '/graph'])('drops what waits once somebody went to %s', (elsewhere) => {
    const { state, writes, set } = slowRouter()
    set({ q: 'v' })
    set({ health: 'degraded' })
    state.address = elsewhere
    expect(writes.snapshot().toString()).toBe(elsewhere.split('?')[1] ?? '')
    writes.onShown(1)
    expect(state.address).toBe(elsewhere)
    set({ q: 'new' })
    expect(state.address).toContain('q=new')
    expect(state.address).not.toContain('health')
  })

  it('does not wait for a render that another page made needless', () => {
    const { state, set } = slowRouter()
    set({ q: 'v' })
    state.address = '/graph'
    set({ q: 'w' })
    expect(state.address).toBe('/workloads?q=w')
  })
})
