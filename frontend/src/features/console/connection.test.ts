import { describe, expect, test } from 'vitest'
import { type Connection, openConnection, type World } from './connection'
import { next, type Progress, START, WAITS } from './progress'
import { AGAIN, type Trouble, type TroubleKind, troubleOfCode } from './trouble'

/** A world in which the test decides what happens, and when. */
function aWorld() {
  const answers: ((answer: Awaited<ReturnType<World['ask']>>) => void)[] = []
  const joined: { url: string; open: boolean; tell: Parameters<World['join']>[1] }[] = []
  const waits: { seconds: number; done: () => void; off: boolean }[] = []
  const connection: Connection = openConnection({
    ask: () => new Promise(resolve => answers.push(resolve)),
    join: (url, tell) => {
      const entry = { url, open: true, tell }
      joined.push(entry)
      return () => {
        entry.open = false
      }
    },
    wait: (seconds, done) => {
      const entry = { seconds, done, off: false }
      waits.push(entry)
      return () => {
        entry.off = true
      }
    },
  })
  return {
    connection,
    joined,
    waits,
    asked: () => answers.length,
    answer: async (answer: Awaited<ReturnType<World['ask']>>) => {
      answers.at(-1)?.(answer)
      await Promise.resolve()
      await Promise.resolve()
    },
    phase: () => connection.progress().phase,
    running: () => waits.filter(each => !each.off),
  }
}

type AWorld = ReturnType<typeof aWorld>

async function connected(number = 1): Promise<AWorld> {
  const world = aWorld()
  await world.answer({ url: `ws://here/console/${number}` })
  world.joined.at(-1)?.tell.picture()
  return world
}

test('asks, joins and shows a picture', async () => {
  const world = aWorld()
  expect(world.phase()).toBe('asking')
  await world.answer({ url: 'ws://here/console/1' })
  expect(world.phase()).toBe('joining')
  expect(world.joined).toMatchObject([{ url: 'ws://here/console/1' }])
  world.joined[0]?.tell.picture()
  expect(world.phase()).toBe('connected')
  expect(world.joined[0]?.open).toBe(true)
})

test('a picture that is lost comes back by itself, by a new way in', async () => {
  const world = await connected()
  world.joined[0]?.tell.ended(troubleOfCode(4502))
  expect(world.connection.progress()).toMatchObject({
    phase: 'waiting',
    seconds: 1,
    trouble: { kind: 'lost' },
  })
  world.running().at(-1)?.done()
  expect(world.asked()).toBe(2)
  await world.answer({ url: 'ws://here/console/2' })
  world.joined[1]?.tell.picture()
  expect(world.joined.map(({ url }) => url)).toEqual(['ws://here/console/1', 'ws://here/console/2'])
  expect(world.phase()).toBe('connected')
})

test('who does not want to wait does not have to, and nothing is asked twice', async () => {
  const world = await connected()
  world.joined[0]?.tell.ended({ kind: 'network' })
  world.connection.again()
  world.connection.again()
  expect(world.asked()).toBe(2)
  expect(world.running()).toEqual([])
})

test('waits longer each time, and in the end for somebody', async () => {
  const world = await connected()
  const waited: number[] = []
  world.joined[0]?.tell.ended({ kind: 'network' })
  for (let now = world.connection.progress(); now.phase === 'waiting'; now = world.connection.progress()) {
    waited.push(now.seconds)
    world.running().at(-1)?.done()
    await world.answer({ trouble: { kind: 'panel' } })
  }
  expect(waited).toEqual([...WAITS])
  expect(world.connection.progress()).toEqual({ phase: 'stopped', trouble: { kind: 'panel' } })
  world.connection.again()
  expect(world.connection.progress()).toEqual(START)
})

test('a picture that lasted makes the tries before it forgotten', async () => {
  const world = await connected()
  world.joined[0]?.tell.ended({ kind: 'network' })
  world.connection.again()
  await world.answer({ url: 'ws://here/console/2' })
  world.joined[1]?.tell.picture()
  expect(world.connection.progress()).toEqual({ phase: 'connected', attempt: 1 })
  world.running().at(-1)?.done()
  expect(world.connection.progress()).toEqual({ phase: 'connected', attempt: 0 })
  expect(world.joined[1]?.open).toBe(true)
  world.joined[1]?.tell.ended({ kind: 'network' })
  expect(world.connection.progress()).toMatchObject({ seconds: 1 })
})

test('that a try came too soon does not hide why it was made', async () => {
  const world = await connected()
  world.joined[0]?.tell.ended({ kind: 'network' })
  world.connection.again()
  expect(world.connection.progress()).toMatchObject({ phase: 'asking', before: { kind: 'network' } })
  await world.answer({ trouble: { kind: 'soon', seconds: 9 } })
  expect(world.connection.progress()).toMatchObject({
    phase: 'waiting',
    seconds: 9,
    trouble: { kind: 'network' },
  })
})

test('does not ask before the server lets it', async () => {
  const world = aWorld()
  await world.answer({ trouble: { kind: 'soon', seconds: 4 } })
  expect(world.connection.progress()).toMatchObject({ phase: 'waiting', seconds: 4 })
})

test('the end of a connection that was given up is nobody else’s', async () => {
  const world = await connected()
  world.joined[0]?.tell.ended({ kind: 'network' })
  world.connection.again()
  await world.answer({ url: 'ws://here/console/2' })
  world.joined[0]?.tell.ended({ kind: 'elsewhere' })
  expect(world.phase()).toBe('joining')
})

test('an answer that comes after the window was closed joins nothing', async () => {
  const world = aWorld()
  world.connection.close()
  await world.answer({ url: 'ws://here/console/1' })
  expect(world.joined).toEqual([])
})

test('closing leaves the screen', async () => {
  const world = await connected()
  world.connection.close()
  expect(world.joined[0]?.open).toBe(false)
  expect(world.running()).toEqual([])
})

describe('a server', () => {
  test('that was turned off is not waited for, and connected to when it is back', async () => {
    const world = await connected()
    world.joined[0]?.tell.ended(troubleOfCode(4502))
    world.connection.server(false, false)
    expect(world.connection.progress()).toEqual({ phase: 'stopped', trouble: { kind: 'off' } })
    expect(world.running()).toEqual([])
    world.connection.server(null, false)
    expect(world.phase()).toBe('stopped')
    world.connection.server(true, false)
    expect(world.phase()).toBe('asking')
  })

  test('whose suspension is lifted is connected to', async () => {
    const world = await connected()
    world.joined[0]?.tell.ended(troubleOfCode(4403))
    world.connection.server(true, true)
    expect(world.phase()).toBe('stopped')
    world.connection.server(true, false)
    expect(world.phase()).toBe('asking')
  })

  test('that runs brings back no console that was ended by hand elsewhere', async () => {
    const world = await connected()
    world.joined[0]?.tell.ended(troubleOfCode(4409))
    world.connection.server(true, false)
    expect(world.phase()).toBe('stopped')
    world.connection.again()
    expect(world.phase()).toBe('asking')
  })

  test('that goes off while there is a picture changes nothing: the picture says it', async () => {
    const world = await connected()
    world.connection.server(false, false)
    expect(world.phase()).toBe('connected')
  })
})

/** Every code that docs/errors.md lists but the viewer's own going away. */
test.each<[number, TroubleKind, boolean]>([
  [1001, 'restarting', true],
  [1006, 'network', true],
  [1009, 'viewer', false],
  [4400, 'viewer', false],
  [4401, 'signedOut', false],
  [4403, 'suspended', false],
  [4408, 'stalled', true],
  [4409, 'elsewhere', false],
  [4410, 'gone', false],
  [4420, 'idle', false],
  [4421, 'tooLong', false],
  [4429, 'tooMany', false],
  [4502, 'lost', true],
  [4503, 'screenRefused', false],
  [4504, 'noScreen', true],
])('after %i it is %s, and comes back by itself: %s', (code, kind, byItself) => {
  const trouble = troubleOfCode(code)
  expect(trouble).toEqual({ kind })
  expect(next({ phase: 'connected', attempt: 0 }, { type: 'trouble', trouble }).phase).toBe(
    byItself ? 'waiting' : 'stopped',
  )
})

test('no trouble comes over another', () => {
  const first: Progress = { phase: 'stopped', trouble: { kind: 'idle' } }
  for (const kind of Object.keys(AGAIN) as Trouble['kind'][]) {
    expect(next(first, { type: 'trouble', trouble: { kind } })).toBe(first)
  }
})
