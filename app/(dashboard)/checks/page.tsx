import { ChecksPage } from '@/components/checks/checks-page'
import { en } from '@/lib/i18n/messages/en'
import { describeChecks } from '@/lib/istio/checks/docs/describe-check'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'

export const metadata: Metadata = { title: en.checks.title }

export default async function Page() {
  await requirePageUser()
  const checks = describeChecks().map(({ slug, severity, aliases, meaning, off = false }) => ({
    slug,
    severity,
    codes: Object.keys(aliases),
    meaning,
    off,
  }))
  return <ChecksPage checks={checks} />
}
