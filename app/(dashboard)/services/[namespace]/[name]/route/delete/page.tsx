import { RemovalRoute } from '@/app/(dashboard)/removal-route'
import { thingFromPath, titleFromPath } from '@/app/(dashboard)/thing-from-path'
import { en } from '@/lib/i18n/messages/en'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'

interface PageProps {
  readonly params: Promise<{ readonly namespace: string; readonly name: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return titleFromPath((await params).name, en.graph.menu.pages.deleteRouting)
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const { namespace, name } = await params
  return <RemovalRoute service={thingFromPath('service', namespace, name)} />
}
