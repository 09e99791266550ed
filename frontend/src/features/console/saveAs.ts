/** Saves a picture of the screen, called after the server and the moment. */
export function saveAs(picture: Blob, name: string) {
  const url = URL.createObjectURL(picture)
  const link = document.createElement('a')
  link.href = url
  link.download = fileNameOf(name, new Date())
  link.click()
  URL.revokeObjectURL(url)
}

/** A name that every file system takes. */
export function fileNameOf(name: string, at: Date): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
  const moment = at.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  return `${safe || 'console'}-${moment}.png`
}
