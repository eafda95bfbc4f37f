import { ObjectPage } from '@/app/(dashboard)/config/object-page'
import { titleFromPath } from '@/app/(dashboard)/thing-from-path'
import { requirePageUser } from '@/lib/server/access/require-user'
import { readConfigPath } from '@/lib/url/config-view'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

interface PageProps {
  readonly params: Promise<{ readonly namespace: string; readonly kind: string; readonly name: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return titleFromPath((await params).name)
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const { namespace, kind, name } = await params
  const object = readConfigPath([namespace, kind, name])
  return object === undefined ? notFound() : <ObjectPage object={object} />
}
