'use client'

import { useEdit } from '@/components/edit/use-edit'
import { SplitPage } from '@/components/split/split-page'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { useState } from 'react'

/** The traffic split of a service, with the one way to change something. */
export function SplitOfService({ service }: { readonly service: ThingRef }) {
  const [change, setChange] = useState<string | null>(null)
  const edit = useEdit({ onApplied: (applied) => setChange(applied.change) })
  return <SplitPage service={service} editing={{ ...edit, change }} />
}
