export interface AddressWrite {
  readonly search: URLSearchParams
  readonly history: 'push' | 'replace'
}

export interface AddressWrites {
  /** Writes at once, or, while the page has yet to show an earlier write, when it has. */
  readonly update: (write: AddressWrite) => void
  /** What the address holds, or will hold once what waits is written. */
  readonly snapshot: () => URLSearchParams
  /** To be called when the page shows what was written as this number. */
  readonly onShown: (number: number) => void
}

/**
 * Writes of the query string, one at a time. Next's router puts the address of each change back when it has rendered that
 * change: a second one written meanwhile was out of the address until it was rendered too, and a third, which starts from the
 * address, lost it for good. What waits is dropped when somebody else has moved the address (a link, Back).
 *
 * @param address the address as it is: path and query string, at every call.
 * @param write puts it into the address and says `onShown` with the number when the page shows it.
 */
export function createAddressWrites(
  address: () => string,
  write: (write: AddressWrite, number: number) => void,
): AddressWrites {
  let written = 0
  let shown = 0
  let left = ''
  let waiting: AddressWrite | undefined
  const isOurs = () => address() === left
  const put = (next: AddressWrite) => {
    waiting = undefined
    written += 1
    write(next, written)
    left = address()
  }
  return {
    update: (next) => {
      if (written === shown || !isOurs()) put(next)
      else waiting = { search: next.search, history: waiting?.history === 'push' ? 'push' : next.history }
    },
    snapshot: () => new URLSearchParams(waiting !== undefined && isOurs() ? waiting.search : queryOf(address())),
    onShown: (number) => {
      shown = Math.max(shown, number)
      if (waiting === undefined || shown < written) return
      if (isOurs()) put(waiting)
      else waiting = undefined
    },
  }
}

function queryOf(address: string): string {
  const at = address.indexOf('?')
  return at === -1 ? '' : address.slice(at)
}
