import { CreatePage } from '@/app/(dashboard)/config/create-page'
import { CREATABLE_KINDS } from '@/lib/config-objects/examples/object-example'
import { en } from '@/lib/i18n/messages/en'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

export const metadata: Metadata = { title: en.config.create.tab }

interface PageProps {
  readonly params: Promise<{ readonly kind: string }>
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const named = (await params).kind
  const kind = CREATABLE_KINDS.find((one) => one === named)
  return kind === undefined ? notFound() : <CreatePage key={kind} kind={kind} />
}
