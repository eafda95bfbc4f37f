'use client'

import dynamic from 'next/dynamic'
import { EditorLoading } from './editor-loading'

/** A YAML text to read or to change. CodeMirror is loaded when the first one is shown. */
export const YamlEditor = dynamic(() => import('./code/yaml-code').then((module) => module.YamlCode), {
  ssr: false,
  loading: () => <EditorLoading />,
})
