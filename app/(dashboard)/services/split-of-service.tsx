'use client'

import { useEdit } from '@/components/edit/use-edit'
import { SplitPage } from '@/components/split/split-page'
import type { ThingRef } from '@/lib/mesh/thing-ref'

/** The traffic split of a service, with the one way to change something. */
export function SplitOfService({ service }: { readonly service: ThingRef }) {
  return <SplitPage service={service} editing={useEdit()} />
}
