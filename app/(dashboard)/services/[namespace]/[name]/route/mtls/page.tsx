import { MtlsRoute } from '@/app/(dashboard)/mtls-route'
import { thingFromPath, titleFromPath } from '@/app/(dashboard)/thing-from-path'
import { en } from '@/lib/i18n/messages/en'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'

interface PageProps {
  readonly params: Promise<{ readonly namespace: string; readonly name: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return titleFromPath((await params).name, en.mtls.title)
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const path = await params
  const { namespace, name } = thingFromPath('service', path.namespace, path.name)
  return <MtlsRoute place={{ namespace, service: name }} />
}
