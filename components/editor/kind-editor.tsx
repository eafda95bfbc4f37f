'use client'

import { kindSchemaQuery } from '@/lib/client/kind-schema-query'
import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, createContext, useContext } from 'react'
import { YamlEditor } from './yaml-editor'

/** Of what kind the texts below are, by its id; undefined: nobody knows. */
export const EditedKind = createContext<string | undefined>(undefined)

/** A YAML text of the kind that `EditedKind` names, with what the cluster's schema knows of it once that has come. */
export function KindEditor(props: Omit<ComponentProps<typeof YamlEditor>, 'schema'>) {
  const kind = useContext(EditedKind)
  const { data: schema } = useQuery({ ...kindSchemaQuery(kind ?? ''), enabled: kind !== undefined })
  return <YamlEditor {...props} {...(schema === undefined ? {} : { schema })} />
}
