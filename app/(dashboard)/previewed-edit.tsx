'use client'

import { useEdit } from '@/components/edit/use-edit'
import { useScope } from '@/lib/client/use-graph-view'
import type { EditRequest } from '@/lib/url/edit-types'
import { usePathname } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'

/** The preview of each change that it is handed, and above the page what came of the last one. */
export function PreviewedEdit({ request }: { readonly request: EditRequest }) {
  const path = usePathname()
  const [{ namespaces }] = useScope()
  // The graph tells the newest change of its namespaces by itself.
  const isTold = path === '/graph' && ['*', request.namespace].some((one) => namespaces.includes(one))
  const { preview, element } = useEdit({ tells: !isTold })
  const open = useEffectEvent(() => preview(request))
  useEffect(() => open(), [request])
  return element
}
