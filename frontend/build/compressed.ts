import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const COMPRESSIBLE = /\.(js|css)$/
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/**
 * Puts a compressed copy beside each file, as small as it gets, since there is time for that only here. Spring's resource
 * handling serves them with `spring.web.resources.chain.compressed`. A lower quality is for what is large and seldom loaded.
 */
export function compressedCopies(quality = constants.BROTLI_MAX_QUALITY): Plugin {
  return {
    name: 'slipway-compressed',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        for (const [fileName, file] of Object.entries(bundle)) {
          if (!COMPRESSIBLE.test(fileName)) continue
          const source = Buffer.from(file.type === 'chunk' ? file.code : file.source)
          const params = {
            [constants.BROTLI_PARAM_QUALITY]: quality,
            [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
          }
          this.emitFile({
            type: 'asset',
            fileName: `${fileName}.br`,
            source: await brotli(source, { params }),
          })
          this.emitFile({
            type: 'asset',
            fileName: `${fileName}.gz`,
            source: await gzipped(source, { level: 9 }),
          })
        }
      },
    },
  }
}
