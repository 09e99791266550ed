import { afterEach, expect, test } from 'vitest'
import german from './de/sentences'
import { speakSentences, spoken } from './sentences'

afterEach(() => speakSentences(null))

test('an answer is changed where the server speaks, and nowhere else', () => {
  const answer = {
    server: {
      name: 'The server is off.',
      actions: [{ allowed: false, reason: 'The server is running already.' }],
      traffic: { months: [1, 2] },
    },
    diagnosis: { problems: ['There is no record yet.'], names: ['There is no record yet.'] },
  }
  expect(spoken(answer)).toBe(answer)
  speakSentences(german)
  const said = spoken(answer)
  expect(said.server.actions).toEqual([{ allowed: false, reason: 'Der Server läuft bereits.' }])
  expect(said.server.name).toBe('The server is off.')
  expect(said.server.traffic).toBe(answer.server.traffic)
  expect(said.diagnosis).toEqual({
    problems: ['Es gibt noch keinen Eintrag.'],
    names: ['There is no record yet.'],
  })
  expect(answer.server.actions[0]?.reason).toBe('The server is running already.')
})
