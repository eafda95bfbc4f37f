import { ChangePage } from '@/components/edit/change-page'
import { en } from '@/lib/i18n/messages/en'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'

export const metadata: Metadata = { title: en.edit.changes.title }

interface PageProps {
  readonly params: Promise<{ readonly id: string }>
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const { id } = await params
  return <ChangePage id={id.replaceAll(/[^a-z0-9-]/g, '')} />
}
