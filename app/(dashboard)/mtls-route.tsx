'use client'

import { useEdit } from '@/components/edit/use-edit'
import { MtlsPage } from '@/components/mtls/mtls-page'
import type { MtlsPlace } from '@/lib/url/mtls-view'

/** The page that sets mutual TLS, with the way in which everything is changed; for no feature imports another. */
export function MtlsRoute({ place }: { readonly place: MtlsPlace }) {
  return <MtlsPage place={place} editing={useEdit()} />
}
