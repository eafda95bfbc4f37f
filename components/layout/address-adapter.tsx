import { type AddressWrite, createAddressWrites } from '@/lib/client/address-writes'
import { usePathname, useSearchParams } from 'next/navigation'
import {
  renderQueryString,
  unstable_createAdapterProvider as createAdapterProvider,
  type unstable_AdapterInterface as AdapterInterface,
} from 'nuqs/adapters/custom'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { createContext, type ReactNode, startTransition, use, useEffect, useState } from 'react'

type Writer = Pick<AdapterInterface, 'updateUrl' | 'getSearchParamsSnapshot'>

const WriterContext = createContext<Writer>({ updateUrl: () => undefined })

/** nuqs knows its own entries of the history by this, and takes others for a navigation that ends what is pending. */
const OWN_ENTRY = '__nuqs__'

const Provider = createAdapterProvider(useAddress)

/** What reads and writes the query string: nuqs on Next's router, but one write at a time (lib/client/address-writes). */
export function AddressAdapter({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState(0)
  const [{ onShown, writer }] = useState(() => createWriter(setShown))
  useEffect(() => onShown(shown), [shown, onShown])
  return (
    // Theirs stays around ours for what it does beside writing: pending changes end with a navigation.
    <NuqsAdapter>
      <WriterContext value={writer}>
        <Provider>{children}</Provider>
      </WriterContext>
    </NuqsAdapter>
  )
}

function createWriter(setShown: (number: number) => void) {
  const { update, snapshot, onShown } = createAddressWrites(
    () => location.pathname + location.search,
    (next, number) =>
      startTransition(() => {
        put(next)
        setShown(number)
      }),
  )
  const writer: Writer = {
    updateUrl: (search, { history }) => update({ search, history }),
    getSearchParamsSnapshot: snapshot,
  }
  return { onShown, writer }
}

function put({ search, history: how }: AddressWrite): void {
  const url = location.pathname + renderQueryString(search) + location.hash
  if (how === 'push') history.pushState(null, OWN_ENTRY, url)
  else history.replaceState(null, OWN_ENTRY, url)
}

function useAddress(): AdapterInterface {
  const writer = use(WriterContext)
  const searchParams = useSearchParams()
  const pathname = usePathname()
  return { ...writer, searchParams, pathname, rateLimitFactor: 3, autoResetQueueOnUpdate: false }
}
