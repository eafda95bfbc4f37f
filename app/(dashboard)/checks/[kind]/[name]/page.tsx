import { titleFromPath } from '@/app/(dashboard)/thing-from-path'
import { CheckPage } from '@/components/checks/check-page'
import { describeCheck } from '@/lib/istio/checks/docs/describe-check'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

interface PageProps {
  readonly params: Promise<{ readonly kind: string; readonly name: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return titleFromPath((await params).name)
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const { kind, name } = await params
  const check = describeCheck(`${kind}/${name}`)
  return check === undefined ? notFound() : <CheckPage check={check} />
}
