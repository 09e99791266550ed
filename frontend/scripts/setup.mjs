// Installs the dependencies with `npm ci`, but only where the lock file is not the one that was installed last: a build in
// which nothing changed should not pay for it. It uses nothing but Node, as it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const stamp = 'node_modules/.installed-lock'
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(process.version)
  .digest('hex')

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
  process.exit(0)
}
// npm gives its own path to the scripts that it runs, so this is the npm of the build and not one found on PATH.
const npm = process.env.npm_execpath
const args = ['ci', '--no-audit', '--no-fund']
const { status } = npm
  ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
  : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' })
if (status === 0) {
  writeFileSync(stamp, wanted)
}
process.exit(status ?? 1)
