import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataFolder, logFile, readWorld, root, worldFile } from './world'

const STARTS_WITHIN_MS = 150_000
const STOPS_WITHIN_MS = 40_000

/** How many times faster than real the servers boot: quick, and slow enough to see each state. */
const SPEED = '2'

/** Starts everything on free ports with an empty database, and gives what stops it again. */
export default async function start(): Promise<() => Promise<void>> {
  const java = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java'
  const options = [
    '--fresh',
    '--data',
    dataFolder,
    '--port',
    '0',
    '--panel-port',
    '0',
    '--speed',
    SPEED,
    '--real-screens',
    '--openid',
  ]
  rmSync(worldFile, { force: true })
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'w')
  const launcher = spawn(java, ['-jar', 'simulator/target/simulator.jar', ...options], {
    cwd: root,
    // A group of its own, so that Ctrl-C reaches only us, and the launcher stops its parts in order. It stops when its
    // input ends, which it does also when this process is killed.
    detached: true,
    stdio: ['pipe', log, log],
    env: {
      ...process.env,
      SLIPWAY_LIVE_STATS_INTERVAL: '1s',
      SLIPWAY_CONSOLE_MAX_PER_SERVER: '2',
      // Receivers of journeys stand on this machine.
      SLIPWAY_WEBHOOKS_ALLOW_HTTP: 'true',
      SLIPWAY_WEBHOOKS_ALLOWED_NETWORKS: '127.0.0.0/8',
    },
  })
  const stop = () => stopped(launcher)
  try {
    await ready(launcher)
  } catch (problem) {
    await stop()
    throw problem
  }
  return stop
}

async function ready(launcher: ChildProcess) {
  const end = Date.now() + STARTS_WITHIN_MS
  while (!readWorld()) {
    if (launcher.exitCode !== null)
      throw new Error(`Slipway did not start.\n${readFileSync(logFile, 'utf8')}`)
    if (Date.now() > end) throw new Error('Slipway took too long to start; see slipway.log.')
    await sleep(200)
  }
}

async function stopped(launcher: ChildProcess) {
  if (launcher.exitCode !== null) return
  const exit = once(launcher, 'exit')
  launcher.stdin?.end()
  const late = sleep(STOPS_WITHIN_MS, 'late', { ref: false })
  if ((await Promise.race([exit, late])) === 'late') {
    launcher.kill('SIGKILL')
    throw new Error('Slipway did not stop in time; the next run stops what is left of it.')
  }
}
