'use client'

import { Skeleton } from '@mantine/core'
import dynamic from 'next/dynamic'

/** Loaded with the reader of YAML when the first form is shown. */
export const LazyForm = dynamic(() => import('./form-of-text').then((module) => module.FormOfText), {
  ssr: false,
  loading: () => <Skeleton height={320} width="auto" />,
})
