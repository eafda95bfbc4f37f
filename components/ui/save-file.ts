/** Saves a file under a name, as a click on a download would. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The download has taken hold of the content by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
